import type { Day, DayRange } from '@oc-stats/contract';

/** All that is known of one episode on one day. A later batch with the same episode and day replaces it. */
export interface DailyRow {
  readonly episode: string;
  /** The series of that day: an episode that moves keeps its past. `null`: no series. */
  readonly series: string | null;
  readonly day: Day;
  readonly plays: number;
  readonly visitors: number;
  readonly finishes: number;
}

/** How often each segment was watched from `day` on, for `days` days (1 unless the source counts in longer stretches). */
export interface SegmentsRow {
  readonly episode: string;
  readonly series: string | null;
  readonly day: Day;
  readonly days: number;
  /** Seconds. */
  readonly step: number;
  readonly duration: number;
  readonly plays: number;
  readonly counts: ArrayLike<number>;
}

export interface DailyBatch {
  /** A batch that was acknowledged once is never applied again: senders may repeat at will. */
  readonly id: string;
  readonly organization: string;
  readonly rows: readonly DailyRow[];
  /** Days that are complete with this batch, whether they have rows or not. */
  readonly covers?: DayRange;
}

export interface SegmentsBatch {
  readonly id: string;
  readonly organization: string;
  readonly rows: readonly SegmentsRow[];
}

export interface Receipt {
  /** False when the batch had been applied before. */
  readonly applied: boolean;
  readonly rows: number;
}

/** Engines that may be written. The promise resolves only when the rows are durable and the roll-ups agree. */
export interface DailySink {
  putDaily(batch: DailyBatch, signal?: AbortSignal): Promise<Receipt>;
  putSegments(batch: SegmentsBatch, signal?: AbortSignal): Promise<Receipt>;
}
