import { addDays, addMonths, dayNumber, startOfWeek } from './day.ts';
import { daysIn, shiftDays, type DayRange } from './range.ts';
import type { Term } from './term.ts';

/** `none`, `previous`, `year` or `term:ID`. */
export type Compare = string;

export function isCompare(text: string): boolean {
  return text === 'none' || text === 'previous' || text === 'year' || /^term:.+$/.test(text);
}

/** The days right before, as many as the range has. */
export function previousRange(range: DayRange): DayRange {
  return shiftDays(range, -daysIn(range));
}

/** The same dates one calendar year earlier. */
export function yearBefore(range: DayRange): DayRange {
  return { from: addMonths(range.from, -12), to: addMonths(range.to, -12) };
}

/** The same weeks of another term: Mondays meet Mondays, week 3 meets week 3. */
export function sameWeeksOf(range: DayRange, current: Term, other: Term): DayRange {
  const shift = dayNumber(startOfWeek(other.from)) - dayNumber(startOfWeek(current.from));
  return { from: addDays(range.from, shift), to: addDays(range.to, shift) };
}
