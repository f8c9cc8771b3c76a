import type { StatsReader } from '@oc-stats/store';
import { withholding } from './withholding.ts';

/** A curve shows when each person left; it wants more of them behind it. */
const LEAST_FOR_SEGMENTS = 10;

export interface PrivacyMinimums {
  /** Numbers behind which fewer people stand are withheld; 0 withholds none. */
  readonly minimumVisitors: number;
  readonly minimumForSegments?: number | undefined;
}

/**
 * Between the questions and the store, so that every number passes here, whether it leaves as JSON, file, picture or
 * element. A minimum of 0 is the store itself.
 */
export function privacy(
  reader: StatsReader,
  { minimumVisitors, minimumForSegments = Math.max(LEAST_FOR_SEGMENTS, minimumVisitors) }: PrivacyMinimums,
): StatsReader {
  if (minimumVisitors === 0) return reader;
  return withholding(reader, { minimumVisitors, minimumForSegments });
}
