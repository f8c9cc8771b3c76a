import { dayNumber, type Day, type Grain } from '@oc-stats/contract';
import type { Language } from '../language.ts';
import { dateFormat } from './intl.ts';

type Parts = Intl.DateTimeFormatOptions;

const DAY: Parts = { day: 'numeric', month: 'short', year: 'numeric' };
const BUCKET: Record<Grain, Parts> = {
  day: { weekday: 'short', ...DAY },
  week: DAY,
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

/** 5 Oct 2026, or the parts that are asked for. */
export function formatDay(day: Day, { tag }: Language, parts: Parts = DAY): string {
  // Days are labels: formatted in the zone in which they were made numbers, they stay what they are.
  return dateFormat(tag, { ...parts, timeZone: 'UTC' }).format(dayNumber(day) * 86_400_000);
}

/** Mon, 5 Oct 2026 · week of 5 Oct 2026 · Oct 2026 · 2026 */
export function formatBucket(bucket: Day, grain: Grain, language: Language): string {
  const text = formatDay(bucket, language, BUCKET[grain]);
  return grain === 'week' ? language.words.period.weekOf(text) : text;
}

/** 1 Jan – 20 Feb 2026 */
export function formatRange(from: Day, to: Day, { tag }: Language): string {
  const format = dateFormat(tag, { ...DAY, timeZone: 'UTC' });
  return format.formatRange(dayNumber(from) * 86_400_000, dayNumber(to) * 86_400_000);
}

/** An instant in the zone of the data; a zone that this engine does not know becomes UTC. */
export function formatInstant(instant: string, zone: string, language: Language): string {
  const parts: Parts = { ...DAY, hour: '2-digit', minute: '2-digit' };
  try {
    return dateFormat(language.tag, { ...parts, timeZone: zone }).format(new Date(instant));
  } catch {
    return dateFormat(language.tag, { ...parts, timeZone: 'UTC', timeZoneName: 'short' }).format(
      new Date(instant),
    );
  }
}
