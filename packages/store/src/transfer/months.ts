import {
  bucketsIn,
  intersect,
  maxDay,
  minDay,
  nextBucket,
  addDays,
  type Day,
  type DayRange,
} from '@oc-stats/contract';
import type { Bounds } from '../bounds.ts';

/** The calendar months of a range, the outer ones cut to it. */
export function monthsIn(range: DayRange): DayRange[] {
  return bucketsIn(range, 'month').map((first) => ({
    from: maxDay(first, range.from),
    to: minDay(addDays(nextBucket(first, 'month'), -1), range.to),
  }));
}

/** The days that the source promises to be complete; what lies behind a gap of its own is not among them. */
export function completeDays(bounds: Bounds): DayRange | null {
  const { countingSince, through } = bounds;
  return countingSince !== null && through !== null ? { from: countingSince, to: through } : null;
}

/**
 * Where a source may have rows. Bounds do not say where those end that lie behind the complete days, so the end is
 * `latest` then: nothing was watched later than today.
 */
export function daysWithRows(bounds: Bounds, latest: Day): DayRange | null {
  const { countingSince, provisionalFrom, through, gaps = [] } = bounds;
  const starts = [countingSince, provisionalFrom].filter((day) => day !== null);
  if (starts.length === 0) return null;
  const from = starts.reduce(minDay);
  const open = provisionalFrom !== null || gaps.length > 0 || through === null;
  return { from, to: maxDay(from, open ? maxDay(latest, through ?? latest) : through) };
}

/** Whether a store has promised all these days. Of several stretches only the first is known from end to end. */
export function isCovered(bounds: Bounds, days: DayRange): boolean {
  const complete = completeDays(bounds);
  const common = complete && intersect(complete, days);
  return common !== null && common.from === days.from && common.to === days.to;
}
