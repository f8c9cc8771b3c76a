import { StatsError } from '@oc-stats/contract';

/**
 * Where a page ended: which item stood there, and at which place. The item is known by a fingerprint, because an
 * identifier may be long; the place helps when the item is gone by the time the next page is asked for.
 */
export interface Place {
  readonly fingerprint: number;
  readonly position: number;
}

const PATTERN = /^([a-z])([0-9a-z]{1,6})-([0-9a-z]{1,11})$/;

export function writeCursor(list: string, id: string, position: number): string {
  return `${list}${position.toString(36)}-${fingerprint(id).toString(36)}`;
}

export function readCursor(list: string, cursor: string): Place {
  const match = PATTERN.exec(cursor);
  if (!match || match[1] !== list) throw new StatsError('bad-cursor', undefined, { parameter: 'cursor' });
  return { position: Number.parseInt(match[2] ?? '', 36), fingerprint: Number.parseInt(match[3] ?? '', 36) };
}

/** 53 bits of two FNV-like sums: enough that no two items of a catalogue are taken for each other. */
export function fingerprint(id: string): number {
  let one = 0x811c9dc5;
  let two = 0x9747b28c;
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 13);
  }
  return (one >>> 0) * 2 ** 21 + (two >>> 11);
}
