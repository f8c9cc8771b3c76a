import type { DayRange } from '@oc-stats/contract';
import type { StatsReader } from '../reader.ts';
import type { DailyRow, DailySink } from '../sink.ts';
import { throwIfAborted } from '../store-error.ts';
import { batchId } from './batch-id.ts';
import { dailyDifference } from './daily-difference.ts';
import { isCovered } from './months.ts';

/** Large enough to be quick, small enough to be given up between two; far below what a store refuses. */
const BATCH_ROWS = 25_000;

export interface DaysTarget {
  readonly to: StatsReader & DailySink;
  readonly organization: string;
  /** Begins the id of every batch: who writes. */
  readonly name: string;
  readonly signal?: AbortSignal | undefined;
}

export interface DaysReplaced {
  readonly written: number;
  readonly zeroed: number;
  /** Batches that the store applied. */
  readonly batches: number;
}

/**
 * Writes what differs, and nothing when nothing does. `covers` goes with the last batch: days are complete only when
 * all of their rows are there.
 */
export async function replaceDays(
  target: DaysTarget,
  wanted: ReadonlyMap<string, DailyRow>,
  present: ReadonlyMap<string, DailyRow>,
  covers: DayRange | null,
): Promise<DaysReplaced> {
  const { changed, zeroed } = dailyDifference(wanted, present);
  const rows = [...changed, ...zeroed];
  const applied = rows.length > 0 ? await putRows(target, rows, covers) : await putCovers(target, covers);
  return { written: changed.length, zeroed: zeroed.length, batches: applied };
}

async function putRows(
  target: DaysTarget,
  rows: readonly DailyRow[],
  covers: DayRange | null,
): Promise<number> {
  const { to, organization, name, signal } = target;
  let applied = 0;
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    throwIfAborted(signal);
    const part = rows.slice(start, start + BATCH_ROWS);
    const { revision } = await to.bounds(organization, signal);
    const isLast = start + BATCH_ROWS >= rows.length;
    const batch = { id: batchId(`${name} daily`, revision, part), organization, rows: part };
    const receipt = await to.putDaily(isLast && covers ? { ...batch, covers } : batch, signal);
    applied += Number(receipt.applied);
  }
  return applied;
}

/** Complete days stay complete, so this one need not name the revision: repeated, it is refused and harms nothing. */
async function putCovers(target: DaysTarget, covers: DayRange | null): Promise<number> {
  const { to, organization, name, signal } = target;
  if (covers === null || isCovered(await to.bounds(organization, signal), covers)) return 0;
  const id = batchId(`${name} covers`, covers);
  const receipt = await to.putDaily({ id, organization, rows: [], covers }, signal);
  return Number(receipt.applied);
}
