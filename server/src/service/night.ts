import { addDays, type Day } from '@oc-stats/contract';
import { civilDay } from './civil-day.ts';

export interface NightTime {
  /** `04:30`, where `timeZone` is. */
  readonly at: string;
  readonly timeZone: string;
}

/** The day whose hour has come last: what is done once a night is due when this is another one. */
export function nightOf(instant: Date, { at, timeZone }: NightTime): Day {
  const day = civilDay(instant, timeZone);
  return timeOf(instant, timeZone) < at ? addDays(day, -1) : day;
}

export function timeOf(instant: Date, timeZone: string): string {
  const format = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(instant);
}
