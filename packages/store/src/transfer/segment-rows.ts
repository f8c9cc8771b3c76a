import { intersect, type DayRange } from '@oc-stats/contract';
import type { StatsReader } from '../reader.ts';
import type { SegmentsRow } from '../sink.ts';
import { exactRows, stretchOf, type ExactRow } from './exact-rows.ts';
import type { Members } from './members.ts';

/** Rows by episode. */
export type SegmentRows = ReadonlyMap<string, readonly SegmentsRow[]>;

export interface SegmentsOf {
  readonly store: StatsReader;
  readonly organization: string;
  readonly range: DayRange;
  readonly members: Members;
  readonly signal: AbortSignal | undefined;
}

/** The rows of a series, but for episodes that were elsewhere as well. */
export async function rowsOfSeries(given: SegmentsOf, series: string): Promise<SegmentRows> {
  const rows = await ask(given, 'series', series);
  const settled = [...rows].filter(([episode]) => !given.members.isMoved(episode));
  return new Map(settled.map(([episode, own]) => [episode, own.map((row) => ({ ...row, series }))]));
}

/**
 * The rows of episodes that were in several series or in none. A source that does not keep series with its curves gives
 * the same row for each of them: then it belongs to the latest one. A row that no series claims belongs to none.
 */
export async function rowsOfMoved(given: SegmentsOf): Promise<SegmentRows> {
  const { members } = given;
  const episodes = members.moved();
  const bySeries = new Map<string, Map<string, ExactRow[]>>();
  for (const id of new Set(episodes.flatMap((episode) => members.seriesOf(episode)))) {
    bySeries.set(id, await ask(given, 'series', id));
  }
  const settled = new Map<string, SegmentsRow[]>();
  for (const episode of episodes) {
    const rows: SegmentsRow[] = [];
    for (const series of members.seriesOf(episode)) {
      claim(rows, bySeries.get(series)?.get(episode) ?? [], series);
    }
    if (members.isLoose(episode))
      claim(rows, (await ask(given, 'episode', episode)).get(episode) ?? [], null);
    settled.set(episode, rows);
  }
  return settled;
}

function ask(given: SegmentsOf, type: 'series' | 'episode', id: string): Promise<Map<string, ExactRow[]>> {
  const { store, organization, signal } = given;
  return exactRows(
    (range) => store.segments({ scope: { organization, type, id }, range }, signal),
    given.range,
  );
}

/** A day of an episode belongs to one row only. */
function claim(taken: SegmentsRow[], rows: readonly ExactRow[], series: string | null): void {
  const free = rows.filter((row) => !taken.some((other) => intersect(stretchOf(row), stretchOf(other))));
  taken.push(...free.map((row) => ({ ...row, series })));
}
