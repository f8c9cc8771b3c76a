import { intersect, type DayRange } from '@oc-stats/contract';
import type { StatsReader } from '../reader.ts';
import type { DailyRow, DailySink } from '../sink.ts';
import { throwIfAborted } from '../store-error.ts';
import { readDayRows } from './day-rows.ts';
import { areEqualSums, sumDays, type DaySums } from './day-sums.ts';
import type { Members } from './members.ts';
import { replaceDays } from './replace-days.ts';

/** Two stores and what is copied between them. */
export interface Link {
  readonly from: StatsReader;
  readonly to: StatsReader & DailySink;
  readonly organization: string;
  /** Days that the source holds everything of. */
  readonly complete: DayRange | null;
  readonly signal: AbortSignal | undefined;
}

export interface SyncedDays {
  /** Rows that the source has. */
  readonly read: number;
  readonly merged: number;
  readonly refused: readonly DailyRow[];
  readonly written: number;
  readonly zeroed: number;
  readonly batches: number;
  /** Both sides after it was written; the same when nothing had to be. */
  readonly source: DaySums;
  readonly target: DaySums;
}

/** Makes the target say of these days what the source says, and reads again what was written. */
export async function syncDays(link: Link, days: DayRange, members: Members): Promise<SyncedDays> {
  const { from, to, organization, complete, signal } = link;
  throwIfAborted(signal);
  const [wanted, present] = await Promise.all([
    readDayRows(from, organization, days, signal),
    readDayRows(to, organization, days, signal),
  ]);
  members.add(wanted.rows.values());
  members.add(present.rows.values());
  const covers = complete && intersect(complete, days);
  const done = await replaceDays(
    { to, organization, name: 'copy', signal },
    wanted.rows,
    present.rows,
    covers,
  );
  const changed = done.written + done.zeroed > 0;
  const after = changed ? await readDayRows(to, organization, days, signal) : present;
  const { merged, refused } = wanted;
  return {
    read: wanted.rows.size + merged + refused.length,
    merged,
    refused,
    ...done,
    // What could not be taken is missing on the other side, and has to show.
    source: sumDays([...wanted.rows.values(), ...refused]),
    target: sumDays(after.rows.values()),
  };
}

export function areAlike(days: SyncedDays): boolean {
  return areEqualSums(days.source, days.target);
}
