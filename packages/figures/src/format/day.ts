import { dayNumber, type Day } from '@oc-stats/contract';
import type { Language } from '../language.ts';
import { dateFormat } from './intl.ts';

type Parts = Intl.DateTimeFormatOptions;

export const DAY: Parts = { day: 'numeric', month: 'short', year: 'numeric' };
/** 5 Oct 2026, or the parts that are asked for. */
export function formatDay(day: Day, { tag }: Language, parts: Parts = DAY): string {
  // Days are labels: formatted in the zone in which they were made numbers, they stay what they are.
  return dateFormat(tag, { ...parts, timeZone: 'UTC' }).format(dayNumber(day) * 86_400_000);
}
