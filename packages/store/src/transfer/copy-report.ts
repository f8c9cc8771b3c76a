import type { Day, DayRange } from '@oc-stats/contract';
import type { DailyRow } from '../sink.ts';
import type { DaySums } from './day-sums.ts';
import type { SegmentsCopied } from './copy-segments.ts';

export interface CopyProgress {
  readonly phase: 'copy' | 'compare' | 'segments';
  /** Months, or series while watch curves are copied. */
  readonly done: number;
  readonly of: number;
  /** The first day of the month. */
  readonly month?: Day;
  /** Rows written so far. */
  readonly written: number;
}

export interface DifferingMonth {
  readonly month: DayRange;
  readonly from: DaySums;
  readonly to: DaySums;
}

export interface CopyReport {
  /** `null`: the source holds nothing. */
  readonly range: DayRange | null;
  readonly months: number;
  /** Both sides, added up over all months: what was compared. */
  readonly from: DaySums;
  readonly to: DaySums;
  readonly written: number;
  /** Rows that the source no longer has. */
  readonly zeroed: number;
  /** Several rows of an episode and day became one. */
  readonly merged: number;
  readonly batches: number;
  /** Rows that no store could take; the first hundred. */
  readonly refused: readonly DailyRow[];
  /** Must be empty; each says what either side holds. */
  readonly differing: readonly DifferingMonth[];
  /** `null`: not asked for, or one of the two knows no watch curves. */
  readonly segments: SegmentsCopied | null;
}
