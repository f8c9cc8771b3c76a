import { dayLabel, dayNumber, type Day } from '@oc-stats/contract';
import type { TeachingTerm } from './teaching-term.ts';

/** The days of a term on which there are lectures, by weekday (0 is Monday). */
export function teachingDays(term: TeachingTerm, weekdays: readonly number[]): readonly Day[] {
  const days: Day[] = [];
  const first = dayNumber(term.lectures.from);
  const last = dayNumber(term.lectures.to);
  for (let number = first; number <= last; number++) {
    const day = dayLabel(number);
    if (term.pause && day >= term.pause.from && day <= term.pause.to) continue;
    // Lectures begin on a Monday.
    if (weekdays.includes((number - first) % 7)) days.push(day);
  }
  return days;
}
