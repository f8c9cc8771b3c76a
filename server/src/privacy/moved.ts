import { dayNumber, METRIC_IDS, type DayRange, type MetricId } from '@oc-stats/contract';
import type { DailyTable, ItemCurve, StatsReader } from '@oc-stats/store';
import { DAYS, type Cells } from './cells.ts';
import { judgeEpisodes, type Covers, type Judged } from './judge.ts';
import { weekdayOf, weekOf } from './week.ts';

/** For each of some episodes: by week, the first day on which it counted more than its rows in a table say. */
export type LookUp = (episodes: readonly number[]) => Promise<readonly ReadonlyMap<number, number>[]>;

/**
 * Judges the episodes of one series. Whether one of them was in another series as well is asked only of those on which
 * something depends, which are few, and until nothing depends on an unknown one.
 */
export async function judgeSome(
  table: DailyTable,
  cells: Cells,
  { coversOf, least, lookUp }: { readonly coversOf: Covers; readonly least: number; readonly lookUp: LookUp },
): Promise<Judged> {
  const known = new Map<number, ReadonlyMap<number, number>>();
  for (;;) {
    const asked = new Set<number>();
    const elsewhere = (cell: number) => {
      const episode = cells.episode[cell] ?? 0;
      const weeks = known.get(episode);
      if (!weeks) asked.add(episode);
      return weeks?.get(cells.week[cell] ?? 0) ?? DAYS;
    };
    const judged = judgeEpisodes(table, cells, { coversOf, elsewhere, least });
    if (asked.size === 0) return judged;
    const episodes = [...asked];
    const found = await lookUp(episodes);
    episodes.forEach((episode, i) => known.set(episode, found[i] ?? new Map<number, number>()));
  }
}

/** So many curves are asked for at once. */
const AT_ONCE = 50;

/** Compares what a series counted of an episode on a day with what the organisation did. */
export function lookUpIn(
  reader: StatsReader,
  organization: string,
  { table, cells, range }: { readonly table: DailyTable; readonly cells: Cells; readonly range: DayRange },
): LookUp {
  const { metrics } = reader.capabilities();
  const scope = { organization, type: 'organization', id: organization } as const;
  return async (episodes) => {
    const found: ReadonlyMap<number, number>[] = [];
    for (let i = 0; i < episodes.length; i += AT_ONCE) {
      const some = episodes.slice(i, i + AT_ONCE);
      const by = { type: 'episode', only: some.map((place) => table.episodes[place] ?? '') } as const;
      const { items = [] } = await reader.timeline({ scope, range, grain: 'day', metrics, by });
      const own = rowsOf(table, cells, new Set(some));
      some.forEach((episode, j) =>
        found.push(beyond(items[j], metrics, table, own.get(episode) ?? new Map())),
      );
    }
    return found;
  };
}

type Rows = ReadonlyMap<string, number>;

/** Where an episode has its row of a day; it has one at most, in one series. */
function rowsOf(
  table: DailyTable,
  cells: Cells,
  episodes: ReadonlySet<number>,
): Map<number, Map<string, number>> {
  const found = new Map<number, Map<string, number>>();
  for (let cell = 0; cell < cells.count; cell++) {
    const episode = cells.episode[cell] ?? 0;
    if (!episodes.has(episode)) continue;
    let rows = found.get(episode);
    if (!rows) found.set(episode, (rows = new Map<string, number>()));
    for (let row = cells.from[cell] ?? 0; row < (cells.from[cell + 1] ?? 0); row++) {
      rows.set(table.days[table.day[row] ?? 0] ?? '', row);
    }
  }
  return found;
}

function beyond(
  item: ItemCurve | undefined,
  metrics: readonly MetricId[],
  table: DailyTable,
  own: Rows,
): ReadonlyMap<number, number> {
  const weeks = new Map<number, number>();
  item?.buckets.forEach((day, at) => {
    const row = own.get(day);
    const differs = METRIC_IDS.some((metric) => {
      const here = row === undefined ? 0 : (table.values[metric]?.[row] ?? 0);
      return metrics.includes(metric) && (item.values[metric]?.[at] ?? 0) !== here;
    });
    const number = dayNumber(day);
    if (differs && !weeks.has(weekOf(number))) weeks.set(weekOf(number), weekdayOf(number));
  });
  return weeks;
}
