import type { RecordedEvent } from '@oc-stats/opencast';

/** Names of folders from the root down. */
export type LevelsOf = (event: Pick<RecordedEvent, 'seriesId' | 'seriesTitle'>) => readonly string[];

/**
 * The series is the folder. A course that is given every year is a series of the same title every year: they are one
 * folder with one below it for each, named by its id, so that a plan may mean all of them or one.
 */
export function foldersOf(events: readonly Pick<RecordedEvent, 'seriesId' | 'seriesTitle'>[]): LevelsOf {
  const idsOf = new Map<string, Set<string>>();
  for (const { seriesId, seriesTitle } of events) {
    if (seriesId === null) continue;
    const title = seriesTitle ?? seriesId;
    const ids = idsOf.get(title);
    if (ids) ids.add(seriesId);
    else idsOf.set(title, new Set([seriesId]));
  }
  return ({ seriesId, seriesTitle }) => {
    if (seriesId === null) return [];
    const title = seriesTitle ?? seriesId;
    return (idsOf.get(title)?.size ?? 0) > 1 ? [title, seriesId] : [title];
  };
}
