/**
 * A day is a civil-date label (`2026-11-20`), never an instant. Arithmetic goes through day numbers: whole days since
 * 1970-01-01, so no time zone and no daylight saving can shift a label.
 */
export type Day = string;

const MS_PER_DAY = 86_400_000;
/** The calendar that is worked with: shifting a day by a range keeps it a label of ten characters. */
export const FIRST_DAY = '0300-01-01';
export const LAST_DAY = '9799-12-31';
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);
}

export function dayLabel(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * Real days only: `2026-02-30` and `2026-2-3` are not days. Nor are years near the ends of the four-digit calendar: a
 * shifted or rounded day must stay a label of ten characters, because days are compared as text.
 */
export function isDay(text: string): boolean {
  const match = PATTERN.exec(text);
  if (!match || text < FIRST_DAY || text > LAST_DAY) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export function addDays(day: Day, days: number): Day {
  return dayLabel(dayNumber(day) + days);
}

/** The 31st becomes the last day of a shorter month, 29 February becomes 28 February of a common year. */
export function addMonths(day: Day, months: number): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const dayOfMonth = Math.min(Number(day.slice(8, 10)), lastOfMonth);
  return new Date(Date.UTC(year, month, dayOfMonth)).toISOString().slice(0, 10);
}

/** 0 is Monday, as in ISO 8601. */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

export function startOfWeek(day: Day): Day {
  return addDays(day, -weekday(day));
}

export function minDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}

export function maxDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}
