import { addDays, type Day } from '@oc-stats/contract';
import type { EpisodeState } from './university.ts';

export interface Publication {
  readonly state: EpisodeState;
  readonly published: Day | null;
}

/** What had become of a recording of that day by today, decided by three draws. */
export function publicationOf(date: Day, today: Day, draws: readonly [number, number, number]): Publication {
  if (date > today) return { state: 'SCHEDULED', published: null };
  if (draws[0] < 0.004) return { state: 'PROCESSING_FAILURE', published: null };
  if (draws[1] < 0.012) return { state: 'PROCESSED', published: null };
  const published = addDays(date, draws[2] < 0.6 ? 0 : draws[2] < 0.9 ? 1 : 2);
  return published > today ? { state: 'PROCESSING', published: null } : { state: 'PROCESSED', published };
}

/**
 * Opencast keeps when a recording was made, not when it came out; what is published late was added late. All hours of
 * this university lie around noon in UTC, so that its days are the same days nearly everywhere.
 */
export function createdAt(published: Day | null, date: Day): string {
  return `${published ?? date}T13:30:00Z`;
}
