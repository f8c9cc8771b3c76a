import { dayNumber, type DayRange } from '@oc-stats/contract';
import type { Bounds } from '@oc-stats/store';
import { weekOf, weekOfLabel } from './week.ts';

/** Which weeks are over, and how far something is known. */
export interface Calendar {
  /** The first week that is not over: what is not yet told of it may be zero or few, and nobody is told which. */
  readonly open: number;
  /** The last week of which anything is known. */
  readonly last: number;
}

/** `rows` are the days from the first to the last that has one. */
export function calendarOf({ through }: Pick<Bounds, 'through'>, rows: DayRange | null): Calendar {
  const known = [through, rows?.to].filter((day) => typeof day === 'string').map(dayNumber);
  const last = known.length === 0 ? -Infinity : weekOf(Math.max(...known));
  if (through !== null) return { open: weekOf(dayNumber(through) + 1), last };
  return { open: rows === null ? Infinity : weekOfLabel(rows.from), last };
}

/** Weeks of the range that have begun and are not over. */
export function openWeeksIn(range: DayRange, { open, last }: Calendar): number[] {
  const first = Math.max(open, weekOfLabel(range.from));
  const end = Math.min(last, weekOfLabel(range.to));
  return Array.from({ length: Math.max(0, end - first + 1) }, (_, i) => first + i);
}
