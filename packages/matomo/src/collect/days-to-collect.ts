import { addDays, daysIn, maxDay, minDay, type Day, type DayRange } from '@oc-stats/contract';
import type { Bounds } from '@oc-stats/store';

export interface DaysWanted {
  /** The first day to have; without it, what comes after the days that are there. */
  readonly from: Day | undefined;
  readonly through: Day;
}

/**
 * The days that are missing, in the order in which the store gains most: gaps first, because all that lies behind one
 * waits for it; then what comes after; then what lies before, backwards, so that the complete days never fall apart.
 */
export function daysToCollect(bounds: Bounds, { from, through }: DaysWanted): Day[] {
  const { countingSince, through: last, gaps = [] } = bounds;
  if (countingSince === null || last === null) return daysOf({ from: from ?? through, to: through });
  const first = from ?? countingSince;
  const missing = gaps.flatMap((gap) => daysOf(cut(gap, first, through)));
  const after = daysOf({ from: maxDay(first, addDays(last, 1)), to: through });
  const before = daysOf({ from: first, to: minDay(addDays(countingSince, -1), through) });
  return [...new Set([...missing, ...after, ...before.toReversed()])];
}

/** Days that may have been read before Matomo had finished with them. */
export function lateDays(through: Day, count: number): Day[] {
  return count > 0 ? daysOf({ from: addDays(through, 1 - count), to: through }) : [];
}

function cut(range: DayRange, from: Day, to: Day): DayRange {
  return { from: maxDay(range.from, from), to: minDay(range.to, to) };
}

function daysOf(range: DayRange): Day[] {
  if (range.from > range.to) return [];
  return Array.from({ length: daysIn(range) }, (_, i) => addDays(range.from, i));
}
