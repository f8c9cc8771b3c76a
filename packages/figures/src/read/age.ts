import { DAY } from '../format/day.ts';
import { dateFormat } from '../format/intl.ts';
import type { Language } from '../language.ts';

/** A service keeps an answer for five minutes, and a browser for some more: older is what could not be had anew. */
const USUAL_MS = 20 * 60_000;

export interface ReaderClock {
  readonly now: number;
  /** By default that of the machine. */
  readonly timeZone?: string;
}

/** Whether numbers are older than they are when all goes well. */
export function isOld(asOf: string, { now }: ReaderClock): boolean {
  return now - Date.parse(asOf) > USUAL_MS;
}

/** "As of 09:40", by the reader's clock; with the day when it is not today. */
export function ageText(asOf: string, { now, timeZone }: ReaderClock, language: Language): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = { hour: '2-digit', minute: '2-digit', ...zone } as const;
  const day = dateFormat(language.tag, { ...DAY, ...zone });
  const instant = Date.parse(asOf);
  const isToday = day.format(instant) === day.format(now);
  const format = isToday ? dateFormat(language.tag, time) : dateFormat(language.tag, { ...DAY, ...time });
  return language.words.face.stale(format.format(instant));
}
