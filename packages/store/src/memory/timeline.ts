import { compareIds } from '../id-order.ts';
import type { Timeline, TimelineQuery } from '../reader.ts';
import type { DailyRow } from '../sink.ts';
import { bucketsOf, columnsOf, groupBy, sumOf, sumsOf } from './sums.ts';

/** `rows` are those of the scope, of all days. */
export function timelineOf(rows: readonly DailyRow[], query: TimelineQuery): Timeline {
  const { from, to } = query.range;
  const found = rows.filter((row) => row.day >= from && row.day <= to);
  const before = sumsOf(
    rows.filter((row) => row.day < from),
    query.metrics,
  );
  const curve = curveOf(found, query);
  return query.by ? { ...curve, before, items: itemsOf(found, query, query.by) } : { ...curve, before };
}

function curveOf(rows: readonly DailyRow[], query: TimelineQuery) {
  const buckets = bucketsOf(rows, query.grain);
  return {
    buckets: buckets.map(([bucket]) => bucket),
    values: columnsOf(
      buckets.map(([, group]) => group),
      query.metrics,
    ),
  };
}

function itemsOf(rows: readonly DailyRow[], query: TimelineQuery, by: NonNullable<TimelineQuery['by']>) {
  const [metric = 'plays'] = query.metrics;
  return [...groupBy(rows, (row) => row[by.type])]
    .map(([id, group]) => ({ id, group, sum: sumOf(group, metric) }))
    .sort((a, b) => b.sum - a.sum || compareIds(a.id, b.id))
    .slice(0, by.top)
    .map(({ id, group }) => ({ id, ...curveOf(group, query) }));
}
