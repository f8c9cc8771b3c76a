import { dayNumber } from '@oc-stats/contract';

/** InfluxDB counts nanoseconds in 64 bits: from 21 September 1677 to 11 April 2262, whole days in between. */
export const FIRST_DAY_NUMBER = dayNumber('1677-09-22');
export const LAST_DAY_NUMBER = dayNumber('2262-04-10');
export const SECONDS_A_DAY = 86_400;

/** As a literal of time, or null where there is nothing to exclude. */
export function startOf(day: number | undefined): string | null {
  if (day === undefined || day <= FIRST_DAY_NUMBER || day > LAST_DAY_NUMBER) return null;
  return new Date(day * SECONDS_A_DAY * 1_000).toISOString();
}

/** Nothing can lie there: InfluxDB would refuse the question. */
export function isBeyondTime({
  from,
  before,
}: {
  readonly from?: number;
  readonly before?: number;
}): boolean {
  return (
    (from !== undefined && from > LAST_DAY_NUMBER) || (before !== undefined && before <= FIRST_DAY_NUMBER)
  );
}
