import { dayLabel, type MetricId } from '@oc-stats/contract';
import { compareIds, type DailyQuery, type DailyTable } from '@oc-stats/store';
import type { PointTable } from './point-table.ts';
import { column, rowsIn } from './sums.ts';

/** `table` holds the scope. */
export function dailyOf(table: PointTable, { by, range }: DailyQuery): DailyTable {
  const rows = rowsIn(table, range);
  const days = placesOf(
    rows.map((row) => table.day[row] as number),
    (day) => day,
    (a, b) => a - b,
  );
  const series = placesOf(
    rows.map((row) => table.seriesOf[row] as number),
    (one) => table.series[one] ?? null,
    compareIds,
  );
  const episodes =
    by === 'episode'
      ? placesOf(
          rows.map((row) => table.episodeOf[row] as number),
          (one) => table.episodes[one] as string,
          compareIds,
        )
      : null;

  const found = mergedRows(table, rows, { days, series, episodes });
  const each = (pick: (row: MergedRow) => number) => Int32Array.from(found, pick);
  const values = (metric: MetricId) => {
    const of = column(table, metric);
    return Float64Array.from(found, ({ rows: points }) =>
      points.reduce((sum, row) => sum + (of[row] as number), 0),
    );
  };
  return {
    days: days.ids.map(dayLabel),
    series: series.ids,
    episodes: episodes?.ids ?? [],
    day: each(({ day }) => day),
    seriesOf: each((row) => row.series),
    episodeOf: episodes ? each(({ episode }) => episode) : new Int32Array(0),
    values: Object.fromEntries(
      (Object.keys(table.values) as MetricId[]).map((metric) => [metric, values(metric)]),
    ),
  };
}

interface Places<T> {
  /** In order. */
  readonly ids: T[];
  /** From the table's number to the place. */
  readonly of: ReadonlyMap<number, number>;
}

function placesOf<T>(
  numbers: readonly number[],
  idOf: (number: number) => T,
  compare: (a: T, b: T) => number,
): Places<T> {
  const found = [...new Set(numbers)].map((number) => ({ number, id: idOf(number) }));
  found.sort((a, b) => compare(a.id, b.id));
  return { ids: found.map(({ id }) => id), of: new Map(found.map(({ number }, place) => [number, place])) };
}

interface MergedRow {
  readonly series: number;
  readonly episode: number;
  readonly day: number;
  readonly rows: number[];
}

/** A day that has several points is one row. */
function mergedRows(
  table: PointTable,
  rows: readonly number[],
  places: { days: Places<number>; series: Places<string | null>; episodes: Places<string> | null },
): MergedRow[] {
  const merged = new Map<number, MergedRow>();
  const { days, series, episodes } = places;
  const width = Math.max(1, days.ids.length);
  const height = Math.max(1, episodes?.ids.length ?? 1);
  for (const row of rows) {
    const day = days.of.get(table.day[row] as number) ?? 0;
    const episode = episodes?.of.get(table.episodeOf[row] as number) ?? 0;
    const one = series.of.get(table.seriesOf[row] as number) ?? 0;
    // Also the order: by series, then episode, then day.
    const key = (one * height + episode) * width + day;
    const known = merged.get(key);
    if (known) known.rows.push(row);
    else merged.set(key, { series: one, episode, day, rows: [row] });
  }
  return [...merged].sort(([a], [b]) => a - b).map(([, row]) => row);
}
