import { addDays, addMonths, type Day } from './day.ts';
import { MAX_RANGE_DAYS, type DayRange } from './range.ts';

export const DEFAULT_PERIOD = 'P90D';

const PERIOD = /^P(\d{1,5})([DWMY])$/;

/** `P90D`, `P12W`, `P6M`, `P2Y`: an ISO 8601 duration of one unit that ends with the last complete day. */
export function isPeriod(text: string): boolean {
  const match = PERIOD.exec(text);
  return match !== null && Number(match[1]) > 0;
}

/** An estimate, because the day itself may lie beyond the calendar: `P99999Y` is refused before it is computed. */
export function isTooLong(period: string): boolean {
  const match = PERIOD.exec(period);
  const unit = { D: 1, W: 7, M: 30, Y: 365 }[match?.[2] ?? 'D'] ?? 1;
  return Number(match?.[1] ?? 0) * unit > MAX_RANGE_DAYS;
}

export function periodEnding(period: string, to: Day): DayRange {
  const match = PERIOD.exec(period);
  if (!match) throw new RangeError(`not a period: ${period}`);
  const count = Number(match[1]);
  if (match[2] === 'D') return { from: addDays(to, 1 - count), to };
  if (match[2] === 'W') return { from: addDays(to, 1 - count * 7), to };
  const months = match[2] === 'Y' ? count * 12 : count;
  return { from: addMonths(addDays(to, 1), -months), to };
}
