import type { DayRange } from '@oc-stats/contract';
import type {
  Bounds,
  DailyQuery,
  DailyTable,
  EpisodeSegments,
  Health,
  Matrix,
  MatrixQuery,
  Receipt,
  SegmentsQuery,
  StoreErrorCode,
  Timeline,
  TimelineQuery,
  Totals,
  TotalsQuery,
} from '@oc-stats/store';
import type { Limits } from '../limits.ts';
import type { BackupReport } from '../upkeep/backup.ts';
import type { ParquetReport } from '../upkeep/export-parquet.ts';
import type { StoreInfo } from '../upkeep/info.ts';
import type { TidyWhat } from '../upkeep/tidy.ts';
import type { Verification } from '../upkeep/verify.ts';
import type { DailyColumns } from './daily-columns.ts';
import type { SegmentsColumns } from './segments-columns.ts';

/** Everything the worker can be asked, with what goes in and what comes back. */
export interface Operations {
  timeline: [TimelineQuery, Timeline];
  totals: [TotalsQuery, Totals];
  matrix: [MatrixQuery, Matrix];
  daily: [DailyQuery, DailyTable];
  segments: [SegmentsQuery, readonly EpisodeSegments[]];
  bounds: [string, Bounds];
  changes: [{ readonly organization: string; readonly since: string }, readonly DayRange[] | null];
  health: [null, Health];
  putDaily: [DailyColumns, Receipt];
  putSegments: [SegmentsColumns, Receipt];
  backup: [string, BackupReport];
  tidy: [TidyWhat, null];
  compact: [null, null];
  info: [null, StoreInfo];
  verify: [null, Verification];
  exportParquet: [string, ParquetReport];
  close: [null, null];
}

export type Operation = keyof Operations;
export type Input<K extends Operation> = Operations[K][0];
export type Output<K extends Operation> = Operations[K][1];

/** What the worker was started for. */
export type Task = ServeTask | RestoreTask;

/** Given as `workerData`. */
export interface Assignment {
  readonly task: Task;
  /** How many operations are at work, as an Int32, for a caller that can only wait by it. */
  readonly busy: SharedArrayBuffer;
}

export interface ServeTask extends Limits {
  readonly task: 'serve';
  readonly folder: string;
}

export interface RestoreTask extends Limits {
  readonly task: 'restore';
  readonly folder: string;
  readonly file: string;
}

/** What takes longer than a moment says how far it is. */
export interface StoreProgress {
  readonly phase: 'upgrade';
  readonly message: string;
  readonly done: number;
  readonly total: number;
}

export type ToWorker =
  | { readonly type: 'ask'; readonly id: number; readonly operation: Operation; readonly input: unknown }
  | { readonly type: 'abort'; readonly id: number }
  | { readonly type: 'leave' };

export interface Refusal {
  readonly code: StoreErrorCode;
  readonly message: string;
}

export type FromWorker =
  | { readonly type: 'ready'; readonly value: unknown }
  | { readonly type: 'failed'; readonly error: Refusal }
  | { readonly type: 'crashed'; readonly reason: string }
  | { readonly type: 'progress'; readonly progress: StoreProgress }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'refusal'; readonly id: number; readonly error: Refusal };

/** The id under which the opening itself is aborted. */
export const OPENING = 0;
/** What the worker does of its own accord. */
export const TIDYING = -1;
