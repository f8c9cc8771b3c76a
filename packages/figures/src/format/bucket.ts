import type { Day, Grain } from '@oc-stats/contract';
import type { Language } from '../language.ts';
import { DAY, formatDay } from './day.ts';

const BUCKET: Readonly<Record<Grain, Intl.DateTimeFormatOptions>> = {
  day: { weekday: 'short', ...DAY },
  week: DAY,
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

/** Mon, 5 Oct 2026 · week of 5 Oct 2026 · Oct 2026 · 2026 */
export function formatBucket(bucket: Day, grain: Grain, language: Language): string {
  const text = formatDay(bucket, language, BUCKET[grain]);
  return grain === 'week' ? language.words.period.weekOf(text) : text;
}
