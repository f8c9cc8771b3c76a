import { dayLabel, dayNumber, type Day } from '@oc-stats/contract';

/** ISO weeks are counted like days: a whole number that grows by one. 1970-01-01 was a Thursday. */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

/** 0 is Monday. */
export function weekdayOf(day: number): number {
  return day + 3 - weekOf(day) * 7;
}

export function mondayOf(week: number): number {
  return week * 7 - 3;
}

export function mondayLabel(week: number): Day {
  return dayLabel(mondayOf(week));
}

export function weekOfLabel(day: Day): number {
  return weekOf(dayNumber(day));
}
