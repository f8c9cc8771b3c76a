import type { Day } from '@oc-stats/contract';
import type { Language } from '../language.ts';
import { formatDay } from './day.ts';

/** What of a day a tick says; a day without its month is not said. */
export interface TickParts {
  readonly day: boolean;
  readonly month: boolean;
  readonly year: boolean;
}

/** 13 Nov · Nov · Jan 2026 · 2026 */
export function formatTickDay(day: Day, language: Language, parts: TickParts): string {
  const { axis } = language.words;
  if (axis?.tag !== language.tag) {
    return formatDay(day, language, {
      ...(parts.day ? { day: 'numeric' } : {}),
      ...(parts.month ? { month: 'short' } : {}),
      ...(parts.year ? { year: 'numeric' } : {}),
    });
  }
  const month = Number(day.slice(5, 7)) - 1;
  const year = String(Number(day.slice(0, 4)));
  if (!parts.month) return year;
  if (parts.day) return axis.day(Number(day.slice(8)), month) + (parts.year ? ` ${year}` : '');
  return parts.year ? `${axis.monthOfYear(month)} ${year}` : axis.month(month);
}
