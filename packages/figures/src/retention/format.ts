import { dayNumber } from '@oc-stats/contract';
import { formatDay } from '../format/day.ts';
import { numberFormat } from '../format/intl.ts';
import type { Language } from '../language.ts';
import { wordsOf } from './words.ts';

/** 12,345 h, 9.5 h */
export function formatHours(hours: number, language: Language): string {
  return wordsOf(language).hours(formatHoursPlain(hours, language));
}

/** Where there is a heading that says what it is. */
export function formatHoursPlain(hours: number, { tag }: Language): string {
  return numberFormat(tag, { maximumFractionDigits: Math.abs(hours) < 10 ? 1 : 0 }).format(hours);
}

/** Jun 2022 */
export function formatMonth(month: string, language: Language): string {
  return formatDay(`${month}-01`, language, { month: 'short', year: 'numeric' });
}

export function monthNumber(month: string): number {
  return dayNumber(`${month}-01`);
}

/** A plan may name any currency, or something that is none. */
export function formatMoney(amount: number, currency: string, { tag }: Language): string {
  try {
    return numberFormat(tag, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
  } catch {
    return `${numberFormat(tag, { maximumFractionDigits: 0 }).format(amount)} ${currency}`;
  }
}

export function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
