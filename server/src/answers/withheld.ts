import {
  addDays,
  dayNumber,
  startOfWeek,
  type Day,
  type DayRange,
  type Provenance,
} from '@oc-stats/contract';
import type { Withheld } from '@oc-stats/store';

type Weeks = Pick<Withheld, 'weeks' | 'open'>;

/** The smallest number that is told, and how many weeks of how many lines are left out of an answer. */
export function hiddenOf(
  below: number | undefined,
  lines: readonly (readonly Day[] | undefined)[],
): Provenance['hidden'] {
  if (below === undefined) return null;
  return { below, cells: lines.reduce((cells, weeks) => cells + (weeks?.length ?? 0), 0) };
}

/**
 * Whether days without a number are known to be zero: not beside a week that is withheld, and not while all of them lie
 * in weeks that are not over yet. A week that is not over says nothing of the days before it.
 */
export function isZero(days: DayRange, { weeks, open }: Weeks): boolean {
  const touched = weeks.filter((week) => touches(week, days));
  if (touched.some((week) => open === null || week < open)) return false;
  const all = (dayNumber(startOfWeek(days.to)) - dayNumber(startOfWeek(days.from))) / 7 + 1;
  return touched.length < all;
}

export function touches(week: Day, { from, to }: DayRange): boolean {
  return week <= to && addDays(week, 6) >= from;
}

/** Of the weeks that are withheld of whatever is not listed, those in which there was something to watch. */
export function restIn(weeks: readonly Day[], known: DayRange | null): readonly Day[] {
  return known === null ? [] : weeks.filter((week) => touches(week, known));
}
