import { addDays, nextBucket, type Day, type DayRange, type Grain } from '@oc-stats/contract';
import { knownPart, type Frame } from './frame.ts';

/** A missing number is a gap. */
export type Values = readonly (number | null)[];

/**
 * One value per bucket: what the store has; zero for a bucket that holds a known day; a gap for the rest. A number
 * that was counted is never thrown away, wherever it lies.
 */
export function fill(
  buckets: readonly Day[],
  stored: { readonly buckets: readonly Day[]; readonly values: readonly number[] },
  { range, grain, frame }: { readonly range: DayRange; readonly grain: Grain; readonly frame: Frame },
): (number | null)[] {
  const found = new Map(stored.buckets.map((bucket, index) => [bucket, stored.values[index] ?? 0]));
  const known = knownPart(range, frame, found.size > 0);
  return buckets.map((bucket) => {
    const value = found.get(bucket);
    if (value !== undefined) return value;
    const last = addDays(nextBucket(bucket, grain), -1);
    return known && bucket <= known.to && last >= known.from ? 0 : null;
  });
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
