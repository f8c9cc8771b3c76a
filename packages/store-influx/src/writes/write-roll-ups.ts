import { dayNumber, type DayRange } from '@oc-stats/contract';
import { throwIfAborted } from '@oc-stats/store';
import type { ForeignBounds } from '../bounds/foreign-bounds.ts';
import { monthsToLookAt } from '../late/month-marks.ts';
import type { Queue } from '../reading/queue.ts';
import { stretchOf, type Stretch } from '../reading/unrolled.ts';
import { emptyLedger, type Ledgers } from './ledger.ts';
import { rollUpMonth } from './roll-up-month.ts';
import type { Writable } from './writable.ts';

export interface RollUpOptions {
  /** Only months that have a day of these; usually all there are. */
  readonly range?: DayRange;
  /** Also what has not changed since it was added up. */
  readonly all?: boolean;
  readonly onProgress?: (progress: RollUpProgress) => void;
}

export interface RollUpProgress {
  readonly organization: string;
  /** `2026-05` */
  readonly month: string;
  /** Months, over all organisations. */
  readonly done: number;
  readonly of: number;
}

export interface RollUpReport {
  readonly organizations: number;
  /** Looked at, over all organisations. */
  readonly months: number;
  /** Of them, those in which something had changed after it was added up. */
  readonly changed: readonly string[];
  /** Days that were added up. */
  readonly days: number;
  /** Sums that were written. */
  readonly points: number;
}

export interface RollUpSurroundings {
  readonly writable: Writable;
  readonly ledgers: Ledgers;
  readonly foreign: ForeignBounds;
  readonly writes: Queue;
}

/**
 * Adds up the complete days of every organisation in the database, a month at a time, so that batches come in between.
 * What is done is on the books; stopped anywhere, it goes on there the next time.
 */
export async function writeRollUps(
  { range, all = false, onProgress }: RollUpOptions,
  { writable, ledgers, foreign, writes }: RollUpSurroundings,
  signal?: AbortSignal,
): Promise<RollUpReport> {
  const detected = await writable.detected(signal);
  const { dialect, layout } = detected;
  const organizations = await dialect.tagValues(layout.daily, layout.tags.organization, [], signal);
  const work = [];
  for (const organization of organizations) {
    foreign.forget(organization);
    const known = await complete(organization);
    const { months } = (await ledgers.get(organization, signal)) ?? emptyLedger();
    for (const month of monthsToLookAt(known, months)) {
      if (range && (month.to < dayNumber(range.from) || month.from > dayNumber(range.to))) continue;
      work.push({ organization, month, isFirst: known !== null && month.from <= known.from });
    }
  }

  const report = { changed: [] as string[], days: 0, points: 0 };
  for (const [done, { organization, month, isFirst }] of work.entries()) {
    throwIfAborted(signal);
    onProgress?.({ organization, month: month.name, done, of: work.length });
    const given = { detected, ledgers, organization, isFirst, all };
    const found = await writes.run(() => rollUpMonth(month, given, signal), signal);
    if (found.hasChanged) report.changed.push(month.name);
    report.days += found.days;
    report.points += found.points;
  }
  await writable.wrote(detected);
  return { organizations: organizations.length, months: work.length, ...report };

  /** Today is not over: rolled up now, it would stay as it is. */
  async function complete(organization: string): Promise<Stretch | null> {
    const ledger = await ledgers.get(organization, signal);
    if (ledger?.isOwner) return ledger.rows && stretchOf(ledger.rows);
    const { countingSince, through } = await foreign.bounds(organization, signal);
    return countingSince !== null && through !== null
      ? stretchOf({ from: countingSince, to: through })
      : null;
  }
}
