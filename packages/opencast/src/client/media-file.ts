import { asArray } from './as-array.ts';
import { isFields, numberOrNull, text, texts, type Fields } from './fields.ts';

/** A file of the archive or of a publication, as Opencast lists it. */
export interface MediaFile {
  /** Where it is fetched from, as it came: with whatever a signature adds. */
  readonly url: string;
  /** Bytes; `null` where Opencast does not know. */
  readonly size: number | null;
  /** Lower case, without the name of the algorithm; `null` where there is none. */
  readonly checksum: string | null;
  /** Milliseconds; `null` for what has none. */
  readonly duration: number | null;
  readonly flavor: string;
  readonly tags: readonly string[];
}

/** The tracks of `/media`, whatever shape they come in; what has no address is no file. */
export function readMediaFiles(answer: unknown): readonly MediaFile[] {
  return asArray(answer)
    .filter(isFields)
    .map(readMediaFile)
    .filter(({ url }) => url !== '');
}

/** Tracks call it `uri`, what is published `url`. */
function readMediaFile(fields: Fields): MediaFile {
  return {
    url: text(fields['uri']) || text(fields['url']),
    size: positive(fields['size']),
    checksum: checksumOf(fields['checksum']),
    duration: positive(fields['duration']),
    flavor: text(fields['flavor']) || text(fields['type']),
    tags: tagsOf(fields['tags']),
  };
}

/** Opencast writes -1 for sizes that nobody has measured. An empty file takes no place either. */
function positive(value: unknown): number | null {
  const number = numberOrNull(value);
  return number !== null && number > 0 ? number : null;
}

/** `208c… (md5)`; where XML was made JSON of, `{"type":"md5","$":"208c…"}`. */
function checksumOf(value: unknown): string | null {
  const written = isFields(value) ? text(value['$']) : text(value);
  const [sum = ''] = written.trim().split(' ', 1);
  return sum === '' ? null : sum.toLowerCase();
}

/** Where XML was made JSON of, the list is `{"tag":[…]}`. */
function tagsOf(value: unknown): readonly string[] {
  return texts(isFields(value) ? value['tag'] : value);
}
