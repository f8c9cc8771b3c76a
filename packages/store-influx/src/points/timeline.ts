import {
  compareIds,
  type Curve,
  type ItemCurve,
  type Split,
  type Timeline,
  type TimelineQuery,
} from '@oc-stats/store';
import { itemsBy, type PointTable } from './point-table.ts';
import { allRows, bucketing, column, dayNumbers, rowsIn, rowsOfEach, sumOf } from './sums.ts';

/** `table` holds the scope, all days up to the end of the range. */
export function timelineOf(table: PointTable, query: TimelineQuery): Timeline {
  const curve = curveOf(table, allRows(table), query);
  return query.by ? { ...curve, items: itemsOf(table, query, query.by) } : curve;
}

function curveOf(
  table: PointTable,
  rows: readonly number[],
  { range, grain, metrics }: TimelineQuery,
): Curve {
  const { from, to } = dayNumbers(range);
  const bucketOf = bucketing(grain);
  const earlier: number[] = [];
  const inRange = new Map<string, number[]>();
  for (const row of rows) {
    const day = table.day[row] as number;
    if (day < from) earlier.push(row);
    if (day < from || day > to) continue;
    const bucket = bucketOf(day);
    const group = inRange.get(bucket);
    if (group) group.push(row);
    else inRange.set(bucket, [row]);
  }
  const buckets = [...inRange.keys()].sort();
  const sumsOf = (metric: (typeof metrics)[number]) =>
    buckets.map((bucket) => sumOf(inRange.get(bucket) ?? [], column(table, metric)));
  return {
    buckets,
    values: Object.fromEntries(metrics.map((metric) => [metric, sumsOf(metric)])),
    before: Object.fromEntries(metrics.map((metric) => [metric, sumOf(earlier, column(table, metric))])),
  };
}

function itemsOf(table: PointTable, query: TimelineQuery, by: Split): ItemCurve[] {
  const { ids, itemOf } = itemsBy(table, by.type);
  const groups = rowsOfEach(allRows(table), itemOf);
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const wanted = 'only' in by ? by.only : largest(table, query, by);
  return wanted.map((id) => ({
    id,
    ...curveOf(table, groups.get(numbers.get(id) ?? Number.NaN) ?? [], query),
  }));
}

function largest(
  table: PointTable,
  { metrics, range }: TimelineQuery,
  { type, top }: Extract<Split, { top: unknown }>,
): (string | null)[] {
  const { ids, itemOf } = itemsBy(table, type);
  const [metric = 'plays'] = metrics;
  return [...rowsOfEach(rowsIn(table, range), itemOf)]
    .map(([item, rows]) => ({ id: ids[item] ?? null, sum: sumOf(rows, column(table, metric)) }))
    .sort((a, b) => b.sum - a.sum || compareIds(a.id, b.id))
    .slice(0, top)
    .map(({ id }) => id);
}
