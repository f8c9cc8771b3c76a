import { addDays, addMonths, isDay, type Day } from '@oc-stats/contract';
import type { RetentionPlan as Plan } from '@oc-stats/contract';

/** The days on which rules are looked at, from a day on, for so many months. */
export function runsOf(runs: Plan['runs'], asOf: Day, months: number): Day[] {
  const end = addMonths(asOf, months);
  const first = `${asOf.slice(0, 7)}-01`;
  const all = Array.from({ length: months + 1 }, (_, month) => addMonths(first, month).slice(0, 7));
  const days = all.flatMap((month) => daysIn(month, runs));
  return days.filter((day) => day >= asOf && day < end).sort();
}

function daysIn(month: string, runs: Plan['runs']): Day[] {
  if ('monthly' in runs) return [`${month}-${String(runs.monthly).padStart(2, '0')}`];
  return runs.yearly
    .filter((day) => month.endsWith(`-${day.slice(0, 2)}`))
    .map((day) => dayIn(month, day.slice(3)));
}

/** What a month does not have is its last day: 29 February, mostly. */
function dayIn(month: string, day: string): Day {
  const label = `${month}-${day}`;
  return isDay(label) ? label : addDays(addMonths(`${month}-01`, 1), -1);
}
