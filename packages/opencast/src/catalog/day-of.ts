import { isDay, type Day } from '@oc-stats/contract';

export type DayOf = (instant: string | null) => Day | null;

/** The civil date of an instant in a zone; `null` for what is no instant. */
export function createDayOf(timeZone: string): DayOf {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (instant) => {
    const time = instant === null ? Number.NaN : Date.parse(instant);
    if (Number.isNaN(time)) return null;
    const day = timeZone === 'UTC' ? new Date(time).toISOString().slice(0, 10) : format.format(time);
    return isDay(day) ? day : null;
  };
}
