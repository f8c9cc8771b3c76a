import { METRIC_IDS, type DayRange } from '@oc-stats/contract';
import { compareIds } from '../id-order.ts';
import type { DailyTable, StatsReader } from '../reader.ts';
import { isCount, isId } from '../row-check.ts';
import type { DailyRow } from '../sink.ts';

/** Rows by episode and day: a store that can be written keeps one of each. */
export interface DayRows {
  readonly rows: ReadonlyMap<string, DailyRow>;
  /** Rows that had to be added to another one of the same episode and day. */
  readonly merged: number;
  /** Rows that no store could take, such as those without an episode. */
  readonly refused: readonly DailyRow[];
}

export async function readDayRows(
  store: StatsReader,
  organization: string,
  range: DayRange,
  signal: AbortSignal | undefined,
): Promise<DayRows> {
  const scope = { organization, type: 'organization', id: organization } as const;
  return dayRowsOf(rowsIn(await store.daily({ scope, range, by: 'episode' }, signal)));
}

/**
 * A source may hold several rows of an episode and day: counted twice under two series, say. They are added up, so
 * that no play is lost, and belong to the series that has the most of them.
 */
export function dayRowsOf(given: Iterable<DailyRow>): DayRows {
  const rows = new Map<string, DailyRow>();
  const leaders = new Map<string, DailyRow>();
  let merged = 0;
  for (const row of given) {
    const key = keyOf(row);
    const earlier = rows.get(key);
    if (!earlier) {
      rows.set(key, row);
      continue;
    }
    merged += 1;
    const leader = leaders.get(key) ?? earlier;
    const next = leads(row, leader) ? row : leader;
    leaders.set(key, next);
    rows.set(key, { ...added(earlier, row), series: next.series });
  }
  const refused = [...rows].filter(([, row]) => !isStorable(row));
  for (const [key] of refused) rows.delete(key);
  return { rows, merged, refused: refused.map(([, row]) => row) };
}

/** Days are ten characters, so no two pairs give the same key. */
export function keyOf(row: { readonly episode: string; readonly day: string }): string {
  return row.day + row.episode;
}

export function isZero(row: DailyRow): boolean {
  return METRIC_IDS.every((metric) => row[metric] === 0);
}

function* rowsIn(table: DailyTable): Generator<DailyRow> {
  const { plays, visitors, finishes } = table.values;
  for (let i = 0; i < table.day.length; i++) {
    const series = table.series[table.seriesOf[i] as number] ?? null;
    yield {
      episode: table.episodes[table.episodeOf[i] as number] ?? '',
      series: series === '' ? null : series,
      day: table.days[table.day[i] as number] ?? '',
      plays: plays?.[i] ?? 0,
      visitors: visitors?.[i] ?? 0,
      finishes: finishes?.[i] ?? 0,
    };
  }
}

function leads(row: DailyRow, other: DailyRow): boolean {
  return (
    row.plays - other.plays > 0 || (row.plays === other.plays && compareIds(row.series, other.series) < 0)
  );
}

function added(a: DailyRow, b: DailyRow): DailyRow {
  return {
    ...a,
    plays: a.plays + b.plays,
    visitors: a.visitors + b.visitors,
    finishes: a.finishes + b.finishes,
  };
}

function isStorable(row: DailyRow): boolean {
  const counts = METRIC_IDS.every((metric) => isCount(row[metric]));
  return counts && isId(row.episode) && (row.series === null || isId(row.series));
}
