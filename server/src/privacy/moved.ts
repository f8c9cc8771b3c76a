import { METRIC_IDS, type DayRange, type MetricId } from '@oc-stats/contract';
import type { DailyTable, StatsReader } from '@oc-stats/store';
import type { Cells } from './cells.ts';
import { judgeEpisodes, type Covers, type Judged } from './judge.ts';
import { weekOfLabel } from './week.ts';

/** The weeks in which each of some episodes counted more than their rows in a table say. */
export type LookUp = (episodes: readonly number[]) => Promise<readonly ReadonlySet<number>[]>;

/**
 * Judges the episodes of one series. Whether one of them was in another series as well is asked only of those on which
 * something depends, which are few, and until nothing depends on an unknown one.
 */
export async function judgeSome(
  table: DailyTable,
  cells: Cells,
  { coversOf, least, lookUp }: { readonly coversOf: Covers; readonly least: number; readonly lookUp: LookUp },
): Promise<Judged> {
  const known = new Map<number, ReadonlySet<number>>();
  for (;;) {
    const asked = new Set<number>();
    const isMoved = (episode: number, week: number) => {
      const weeks = known.get(episode);
      if (!weeks) asked.add(episode);
      return weeks?.has(week) ?? false;
    };
    const judged = judgeEpisodes(table, cells, { coversOf, isMoved, least });
    if (asked.size === 0) return judged;
    const episodes = [...asked];
    const found = await lookUp(episodes);
    episodes.forEach((episode, i) => known.set(episode, found[i] ?? new Set()));
  }
}

/** So many curves are asked for at once. */
const AT_ONCE = 50;

/** Compares what a series counted of an episode in a week with what the organisation did. */
export function lookUpIn(
  reader: StatsReader,
  organization: string,
  { table, cells, range }: { readonly table: DailyTable; readonly cells: Cells; readonly range: DayRange },
): LookUp {
  const metrics = reader.capabilities().metrics;
  const scope = { organization, type: 'organization', id: organization } as const;
  return async (episodes) => {
    const found: ReadonlySet<number>[] = [];
    for (let i = 0; i < episodes.length; i += AT_ONCE) {
      const some = episodes.slice(i, i + AT_ONCE);
      const by = { type: 'episode', only: some.map((place) => table.episodes[place] ?? '') } as const;
      const { items = [] } = await reader.timeline({ scope, range, grain: 'week', metrics, by });
      some.forEach((episode, j) => {
        const own = sumsByWeek(table, cells, episode);
        const item = items[j];
        const weeks = (item?.buckets ?? []).flatMap((bucket, at) => {
          const week = weekOfLabel(bucket);
          const differs = metrics.some(
            (metric) =>
              (item?.values[metric]?.[at] ?? 0) !== (own.get(week)?.[METRIC_IDS.indexOf(metric)] ?? 0),
          );
          return differs ? week : [];
        });
        found.push(new Set(weeks));
      });
    }
    return found;
  };
}

function sumsByWeek(table: DailyTable, cells: Cells, episode: number): Map<number, number[]> {
  const sums = new Map<number, number[]>();
  for (let cell = 0; cell < cells.count; cell++) {
    if (cells.episode[cell] !== episode) continue;
    const column = (metric: MetricId) => {
      let sum = 0;
      for (let row = cells.from[cell] ?? 0; row < (cells.from[cell + 1] ?? 0); row++) {
        sum += table.values[metric]?.[row] ?? 0;
      }
      return sum;
    };
    sums.set(cells.week[cell] ?? 0, METRIC_IDS.map(column));
  }
  return sums;
}
