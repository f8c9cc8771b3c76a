import { bucketsIn, type Comparison } from '@oc-stats/contract';
import { alignedBucket, type Alignment } from './align.ts';
import { sumOf, type Values } from './fill.ts';
import {
  beforeOf,
  drawn,
  linesOf,
  totalsOf,
  type Line,
  type StoredLine,
  type TimelineShape,
} from './timeline.ts';

/**
 * The compared days, counted in the buckets of the days that they meet. Stores are asked for single days, because a
 * week of the compared range seldom begins where a week of the calendar does.
 */
export function comparisonOf(
  shape: TimelineShape,
  alignment: Alignment,
  whole: StoredLine,
  parts: readonly StoredLine[] | null,
): Comparison {
  const daily = dailyShape(shape, alignment);
  const { sums, lines } = linesOf(daily, whole, parts);
  return {
    kind: alignment.kind,
    ...(alignment.term ? { term: { id: alignment.term.id, title: alignment.term.title } } : {}),
    range: alignment.range,
    buckets: shape.buckets.map((bucket) => alignment.toCompared(bucket)),
    series: lines.map((line) => drawn(gathered(line, shape, daily, alignment), shape.mode)),
    totals: totalsOf(sums),
    before: beforeOf(sums),
  };
}

export function dailyShape(shape: TimelineShape, { range }: Alignment): TimelineShape {
  return { ...shape, range, grain: 'day', buckets: bucketsIn(range, 'day') };
}

function gathered(line: Line, shape: TimelineShape, daily: TimelineShape, alignment: Alignment): Line {
  const met = new Map<string, (number | null)[]>(shape.buckets.map((bucket) => [bucket, []]));
  daily.buckets.forEach((day, index) => {
    met.get(alignedBucket(day, shape.grain, shape.range, alignment))?.push(line.values[index] ?? null);
  });
  const values: Values = shape.buckets.map((bucket) => sumOf(met.get(bucket) ?? []));
  if (!line.withheld) return { ...line, values };
  const touched = new Set(
    line.withheld.map((place) =>
      alignedBucket(daily.buckets[place] ?? '', shape.grain, shape.range, alignment),
    ),
  );
  const withheld = shape.buckets.flatMap((bucket, place) => (touched.has(bucket) ? place : []));
  return { ...line, values, withheld };
}
