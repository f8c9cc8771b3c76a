import { dayNumber } from '@oc-stats/contract';
import type { RetentionScope as Scope } from '@oc-stats/contract';
import { KINDS, NONE, type Columns } from './columns.ts';

export type Matches = (recording: number) => boolean;

/** Which recordings a scope means. What it says of texts is looked up once for each text, not for each recording. */
export function matching(
  columns: Columns,
  scope: Scope | undefined,
  isActive: (creator: string) => boolean,
): Matches {
  if (!scope) return () => true;
  const tests: Matches[] = [];
  const byText = (places: Int32Array, texts: readonly string[], test: (text: string) => boolean) => {
    const is = Uint8Array.from(texts, (text) => Number(test(text)));
    tests.push((recording) => is[places[recording] ?? 0] === 1);
  };
  const { createdBefore, createdSince, creator, folder, kind, largerThan, longerThan, notFolder, notSource } =
    scope;
  const { ownerActive, shorterThan, source, watched } = scope;
  if (source) byText(columns.source, columns.sources, (text) => source.includes(text));
  if (notSource) byText(columns.source, columns.sources, (text) => !notSource.includes(text));
  if (folder) byText(columns.folder, columns.folders, (text) => folder.some((one) => isBelow(text, one)));
  if (notFolder)
    byText(columns.folder, columns.folders, (text) => !notFolder.some((one) => isBelow(text, one)));
  if (creator) byText(columns.creator, columns.creators, (text) => creator.includes(text));
  if (ownerActive !== undefined)
    byText(columns.creator, columns.creators, (text) => isActive(text) === ownerActive);
  if (kind) tests.push((recording) => kind.includes(KINDS[columns.kind[recording] ?? 2] ?? 'other'));
  if (watched) tests.push((recording) => columns.ever[recording] === Number(watched === 'ever'));
  if (longerThan !== undefined) tests.push((recording) => (columns.hours[recording] ?? 0) * 60 > longerThan);
  if (shorterThan !== undefined)
    tests.push((recording) => (columns.hours[recording] ?? 0) * 60 < shorterThan);
  if (largerThan !== undefined) tests.push((recording) => (columns.bytes[recording] ?? NaN) > largerThan);
  if (createdBefore) tests.push(dated(columns, (created) => created < dayNumber(createdBefore)));
  if (createdSince) tests.push(dated(columns, (created) => created >= dayNumber(createdSince)));
  return (recording) => tests.every((test) => test(recording));
}

/** What has no date is neither before nor since one. */
function dated({ created }: Columns, test: (created: number) => boolean): Matches {
  return (recording) => {
    const day = created[recording] ?? NONE;
    return day !== NONE && test(day);
  };
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
