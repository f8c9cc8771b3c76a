import type { Day } from '@oc-stats/contract';

/** The civil date in a zone: the only place where an instant becomes a day. */
export function todayIn(timeZone: string, now: Date): Day {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-CA', { timeZone, ...parts }).format(now);
}
