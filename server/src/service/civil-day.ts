import type { Day } from '@oc-stats/contract';

/** The civil date of an instant where the days are cut. Swedish writes dates as ISO 8601 does. */
export function civilDay(instant: Date, timeZone: string): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant);
}
