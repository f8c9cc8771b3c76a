import { addDays, intersect, nextBucket, type Day, type DayRange, type Grain } from '@oc-stats/contract';
import type { Withheld } from '@oc-stats/store';
import { knownPart, type Frame } from './frame.ts';
import { isZero, touches } from './withheld.ts';

/** A missing number is a gap. */
export type Values = readonly (number | null)[];

/**
 * One value per bucket: what the store has; zero for a bucket that holds a known day; a gap for the rest. A number
 * that was counted is never thrown away, wherever it lies. Nor is what is withheld shown as zero.
 */
export function fill(
  buckets: readonly Day[],
  stored: {
    readonly buckets: readonly Day[];
    readonly values: readonly number[];
    readonly withheld?: Withheld | undefined;
  },
  { range, grain, frame }: FillShape,
): (number | null)[] {
  const found = new Map(stored.buckets.map((bucket, index) => [bucket, stored.values[index] ?? 0]));
  const known = knownPart(range, frame, found.size > 0);
  return buckets.map((bucket) => {
    const value = found.get(bucket);
    if (value !== undefined) return value;
    const days = known && intersect(known, daysOf(bucket, grain));
    if (!days) return null;
    return !stored.withheld || isZero(days, stored.withheld) ? 0 : null;
  });
}

/** The places of the buckets of which something is withheld, all or a part; undefined where nothing can be. */
export function withheldPlaces(
  buckets: readonly Day[],
  withheld: Withheld | undefined,
  { range, grain }: Pick<FillShape, 'range' | 'grain'>,
): number[] | undefined {
  if (!withheld) return undefined;
  return buckets.flatMap((bucket, place) => {
    const days = intersect(range, daysOf(bucket, grain));
    return days && withheld.weeks.some((week) => touches(week, days)) ? place : [];
  });
}

interface FillShape {
  readonly range: DayRange;
  readonly grain: Grain;
  readonly frame: Frame;
}

function daysOf(bucket: Day, grain: Grain): DayRange {
  return { from: bucket, to: addDays(nextBucket(bucket, grain), -1) };
}

/** The running total as of the end of each bucket; a gap stays a gap. */
export function accumulate(values: Values, before: number): (number | null)[] {
  let total = before;
  return values.map((value) => (value === null ? null : (total += value)));
}

/** `null` when every bucket is a gap: "nothing known" is not "nothing". */
export function sumOf(values: Values): number | null {
  const numbers = values.filter((value) => value !== null);
  return numbers.length > 0 ? numbers.reduce((sum, value) => sum + value, 0) : null;
}
