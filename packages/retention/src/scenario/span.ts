import { addDays, addMonths, type Day } from '@oc-stats/contract';

const SPAN = /^(\d+) (day|week|month|year)s?$/;

/** A day so much later, or earlier: months and years are those of the calendar, and end where a month ends. */
export function later(day: Day, span: string, sign: 1 | -1 = 1): Day {
  const [, count = '0', unit] = SPAN.exec(span) ?? [];
  const by = sign * Number(count);
  if (unit === 'day') return addDays(day, by);
  if (unit === 'week') return addDays(day, by * 7);
  return addMonths(day, unit === 'year' ? by * 12 : by);
}
