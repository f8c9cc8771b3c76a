import { dayNumber, type Day } from '@oc-stats/contract';
import type { Language } from '../language.ts';
import { DAY } from './day.ts';
import { dateFormat } from './intl.ts';

/** 1 Jan – 20 Feb 2026 */
export function formatRange(from: Day, to: Day, { tag }: Language): string {
  const format = dateFormat(tag, { ...DAY, timeZone: 'UTC' });
  return format.formatRange(dayNumber(from) * 86_400_000, dayNumber(to) * 86_400_000);
}
