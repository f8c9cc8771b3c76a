import type { FileFormat } from '@oc-stats/contract';
import type { Figure } from '@oc-stats/figures';

const LONGEST = 100;
/** Counted in UTF-8, as file systems do; 255 is where most of them end. */
const MOST_BYTES = 200;
/** Of paths, of shells' quoting and of Windows; control signs, and the unseen ones that turn a name round. */
const UNSAFE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f"*/:<>?\\|`\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd-\uffff\s]+/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Windows may open a device instead of a file whose name begins so. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=[. ]|$)/i;

/** The subject, what is shown of it and its dates, as a name that every file system takes. */
export function fileName({ subject, range }: Figure, title: string, format: FileFormat): string {
  const dates = range.from === range.to ? range.from : `${range.from} ${range.to}`;
  const end = ` ${dates}.${format}`;
  const name = [subject, title].map(safe).filter(Boolean).join(' - ') || 'oc-stats';
  return cut(name.replace(RESERVED, '_$1'), LONGEST - end.length, MOST_BYTES - end.length) + end;
}

function safe(text: string): string {
  const plain = text.normalize('NFC').slice(0, 1_000).replace(LONE_SURROGATE, '').replace(UNSAFE, ' ');
  return plain.replace(/^[\s.\-~]+|[\s.]+$/g, '');
}

/** Whole characters only. */
function cut(text: string, most: number, bytes: number): string {
  const encoder = new TextEncoder();
  let kept = '';
  for (const character of text) {
    if ((kept + character).length > most || encoder.encode(kept + character).length > bytes) break;
    kept += character;
  }
  return kept.trimEnd();
}
