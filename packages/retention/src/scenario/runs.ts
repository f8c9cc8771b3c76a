import { addDays, addMonths, isDay, startOfWeek, type Day } from '@oc-stats/contract';
import type { RetentionPlan as Plan } from '@oc-stats/contract';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The days on which rules are looked at, from a day on, in so many months, of which that of the day is the first. */
export function runsOf(
  { days = [], monthly, weekly, yearly = [] }: Plan['runs'],
  asOf: Day,
  months: number,
): Day[] {
  const first = `${asOf.slice(0, 7)}-01`;
  const end = addMonths(first, months);
  const all = new Set(days);
  for (let month = 0; month <= months; month++) {
    const label = addMonths(first, month).slice(0, 7);
    if (monthly !== undefined) all.add(dayIn(label, String(monthly).padStart(2, '0')));
    for (const day of yearly) if (label.endsWith(`-${day.slice(0, 2)}`)) all.add(dayIn(label, day.slice(3)));
  }
  if (weekly !== undefined) {
    const offset = WEEKDAYS.indexOf(weekly);
    for (let day = addDays(startOfWeek(asOf), offset); day < end; day = addDays(day, 7)) all.add(day);
  }
  return [...all].filter((day) => day >= asOf && day < end).sort();
}

/** What a month does not have is its last day: 29 February, mostly. */
function dayIn(month: string, day: string): Day {
  const label = `${month}-${day}`;
  return isDay(label) ? label : addDays(addMonths(`${month}-01`, 1), -1);
}
