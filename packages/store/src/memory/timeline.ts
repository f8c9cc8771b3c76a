import { compareIds } from '../id-order.ts';
import type { Curve, ItemCurve, Split, Timeline, TimelineQuery } from '../reader.ts';
import type { DailyRow } from '../sink.ts';
import { bucketsOf, columnsOf, groupBy, sumOf, sumsOf } from './sums.ts';

/** `rows` are those of the scope, of all days. */
export function timelineOf(rows: readonly DailyRow[], query: TimelineQuery): Timeline {
  const curve = curveOf(rows, query);
  return query.by ? { ...curve, items: itemsOf(rows, query, query.by) } : curve;
}

function curveOf(rows: readonly DailyRow[], query: TimelineQuery): Curve {
  const buckets = bucketsOf(inRange(rows, query), query.grain);
  return {
    buckets: buckets.map(([bucket]) => bucket),
    values: columnsOf(
      buckets.map(([, group]) => group),
      query.metrics,
    ),
    before: sumsOf(
      rows.filter((row) => row.day < query.range.from),
      query.metrics,
    ),
  };
}

function itemsOf(rows: readonly DailyRow[], query: TimelineQuery, by: Split): ItemCurve[] {
  const groups = groupBy(rows, (row) => row[by.type]);
  const ids = 'only' in by ? by.only : largest(rows, query, by);
  return ids.map((id) => ({ id, ...curveOf(groups.get(id) ?? [], query) }));
}

function largest(
  rows: readonly DailyRow[],
  query: TimelineQuery,
  { type, top }: Extract<Split, { top: unknown }>,
): (string | null)[] {
  const [metric = 'plays'] = query.metrics;
  return [...groupBy(inRange(rows, query), (row) => row[type])]
    .map(([id, group]) => ({ id, sum: sumOf(group, metric) }))
    .sort((a, b) => b.sum - a.sum || compareIds(a.id, b.id))
    .slice(0, top)
    .map(({ id }) => id);
}

function inRange(rows: readonly DailyRow[], { range }: TimelineQuery): DailyRow[] {
  return rows.filter((row) => row.day >= range.from && row.day <= range.to);
}
