import { addMonths, dayLabel, type Day } from '@oc-stats/contract';

/**
 * Facts lie in half-years, and in each by series, episode and day. One episode is then found in a few places of the
 * file, however large it is, and a few days of a whole organisation in one part of it; and what comes late puts one
 * half-year out of order, not the file. Whole years would make the days twice as slow, quarters the episodes.
 */
export const HALF_YEAR = 'make_date(year(day), 1 + (month(day) - 1) // 6 * 6, 1)';

/** A condition on `day`; `first` is the day with which the half-year begins. */
export function inHalfYear(first: Day): string {
  return `day >= DATE '${first}' AND day < DATE '${addMonths(first, 6)}'`;
}

export function halfYearOf(day: number): Day {
  const label = dayLabel(day);
  return `${label.slice(0, 5)}${label.slice(5, 7) < '07' ? '01' : '07'}-01`;
}
