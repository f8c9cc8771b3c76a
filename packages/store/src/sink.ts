import type { Day, DayRange } from '@oc-stats/contract';

/**
 * All that is known of one episode on one day. A later batch with the same episode and day replaces it, also when it
 * names another series; within one batch the later row wins.
 */
export interface DailyRow {
  readonly episode: string;
  /** The series of that day: an episode that moves keeps its past. `null`: no series. */
  readonly series: string | null;
  readonly day: Day;
  readonly plays: number;
  readonly visitors: number;
  readonly finishes: number;
}

/**
 * How often each segment was watched from `day` on, for `days` days (1 unless the source counts in longer stretches).
 * A day of an episode belongs to one row only: a row takes the place of every earlier one that it shares a day with, so
 * that a source may go over from weeks to days without anything being counted twice.
 */
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
  /**
   * A batch that was acknowledged once is never applied again, whatever it holds: senders may repeat at will. Ids are
   * remembered for ever, one set per organisation and kind of batch.
   */
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
  /** Rows taken by this call: none when the batch had been applied before. */
  readonly rows: number;
}

/**
 * Engines that may be written. The promise resolves only when the rows are durable and the roll-ups agree; when it
 * rejects with `invalid` or `aborted`, nothing of the batch was applied.
 */
export interface DailySink {
  putDaily(batch: DailyBatch, signal?: AbortSignal): Promise<Receipt>;
  putSegments(batch: SegmentsBatch, signal?: AbortSignal): Promise<Receipt>;
}
