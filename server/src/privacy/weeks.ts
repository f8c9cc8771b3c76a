import type { Day, DayRange } from '@oc-stats/contract';
import { openWeeksIn, type Calendar } from './calendar.ts';
import { mondayLabel, weekOfLabel } from './week.ts';

/** What is known of the weeks of one scope. */
export interface Weeks {
  /** Those that are over and withheld. */
  readonly withheld: ReadonlySet<number>;
  /** Those that are not over, and of which enough is known to tell it. */
  readonly told: ReadonlySet<number>;
}

/** The weeks of a range of which nothing is told, and where those begin that are not over. */
export function withheldIn(
  { withheld, told }: Weeks,
  range: DayRange,
  calendar: Calendar,
): { readonly weeks: readonly Day[]; readonly open: Day | null } {
  const untold = openWeeksIn(range, calendar).filter((week) => !told.has(week));
  const weeks = [...weeksIn(withheld, range), ...untold].sort((a, b) => a - b);
  return { weeks: weeks.map(mondayLabel), open: untold[0] === undefined ? null : mondayLabel(untold[0]) };
}

export function weeksIn(weeks: ReadonlySet<number>, range: DayRange): number[] {
  const [from, to] = [weekOfLabel(range.from), weekOfLabel(range.to)];
  return [...weeks].filter((week) => week >= from && week <= to);
}
