import { dayNumber } from '@oc-stats/contract';
import type { RetentionScope as Scope } from '@oc-stats/contract';
import { RetentionError } from '../retention-error.ts';
import { KINDS, NONE, type Columns } from './columns.ts';

/** Whom a scope means: a look-up for each recording, and what depends on when a recording that is yet to come comes. */
export interface Scoped {
  readonly bits: Uint8Array;
  readonly since: number;
  readonly before: number;
  /** It names recordings, and what is yet to come has no name. */
  readonly isNamed: boolean;
}

export interface Known {
  /** Who is still there. */
  readonly isActive: (creator: string) => boolean;
  /** Before this day nobody counted. */
  readonly observedSince: number;
}

export function means(
  { before, bits, isNamed, since }: Scoped,
  recording: number,
  created: number,
  year: number,
) {
  if (bits[recording] === 0 || (isNamed && year > 0)) return false;
  // What has no date is neither before nor since one.
  if (since === NONE && before === Infinity) return true;
  return created !== NONE && created >= since && created < before;
}

/** What a scope says of texts is looked up once for each text, not for each recording. */
export function scopedBy(columns: Columns, scope: Scope, known: Known): Scoped {
  const { count } = columns;
  const bits = new Uint8Array(count).fill(1);
  const keep = (test: (recording: number) => boolean) => {
    for (let i = 0; i < count; i++) if (bits[i] === 1 && !test(i)) bits[i] = 0;
  };
  const keepText = (places: Int32Array, texts: readonly string[], test: (text: string) => boolean) => {
    const is = Uint8Array.from(texts, (text) => Number(test(text)));
    for (let i = 0; i < count; i++) bits[i]! &= is[places[i] ?? 0] ?? 0;
  };
  const { creators, folders, sources } = columns;
  const { creator, folder, ids, idsFrom, kind, notFolder, notSource, ownerActive, source, watched } = scope;
  if (idsFrom !== undefined)
    throw new RetentionError(
      'invalid-plan',
      `The plan names ids in ${idsFrom}, and nobody has read that file.`,
    );
  if (source) keepText(columns.source, sources, (text) => source.includes(text || 'Unspecified'));
  if (notSource) keepText(columns.source, sources, (text) => !notSource.includes(text || 'Unspecified'));
  if (folder) keepText(columns.folder, folders, (path) => folder.some((one) => isBelow(path, one)));
  if (notFolder) keepText(columns.folder, folders, (path) => !notFolder.some((one) => isBelow(path, one)));
  if (creator) keepText(columns.creator, creators, (text) => creator.includes(text));
  if (ownerActive !== undefined)
    keepText(columns.creator, creators, (text) => known.isActive(text) === ownerActive);
  if (kind) keep((i) => kind.includes(KINDS[columns.kind[i] ?? 2] ?? 'other'));
  if (watched === 'ever') keep((i) => columns.ever[i] === 1);
  // Who was not counted may have been watched.
  if (watched === 'never')
    keep((i) => columns.ever[i] === 0 && (columns.created[i] ?? NONE) >= known.observedSince);
  const { largerThan = -Infinity, longerThan = -Infinity } = scope;
  const { shorterThan = Infinity, smallerThan = Infinity } = scope;
  const minutes = (i: number) => (columns.hours[i] ?? 0) * 60;
  const bytes = (i: number) => columns.bytes[i] ?? NaN;
  if (longerThan !== -Infinity) keep((i) => minutes(i) > longerThan);
  if (shorterThan !== Infinity) keep((i) => minutes(i) < shorterThan);
  if (largerThan !== -Infinity) keep((i) => bytes(i) > largerThan);
  if (smallerThan !== Infinity) keep((i) => bytes(i) < smallerThan);
  if (ids) {
    const named = new Set(ids.map(plainId));
    keep((i) => named.has(plainId(columns.id[i] ?? '')));
  }
  return {
    bits,
    since: scope.createdSince === undefined ? NONE : dayNumber(scope.createdSince),
    before: scope.createdBefore === undefined ? Infinity : dayNumber(scope.createdBefore),
    isNamed: ids !== undefined,
  };
}

function isBelow(path: string, folder: string): boolean {
  if (path === '') return folder === '(no folder)';
  return path === folder || path.startsWith(`${folder}/`);
}

/** People copy ids from where they are written in capitals and braces. */
export function plainId(id: string): string {
  return id
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
}
