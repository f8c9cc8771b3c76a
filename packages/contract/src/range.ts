import { addDays, dayNumber, type Day } from './day.ts';

/** Both ends belong to the range. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** Longer ranges are refused: no lecture has been counted for half a century. */
export const MAX_RANGE_DAYS = 18_300;

export function daysIn(range: DayRange): number {
  return dayNumber(range.to) - dayNumber(range.from) + 1;
}

export function shiftDays(range: DayRange, days: number): DayRange {
  return { from: addDays(range.from, days), to: addDays(range.to, days) };
}

export function intersect(a: DayRange, b: DayRange): DayRange | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : null;
}
