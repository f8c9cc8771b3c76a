import type { DayRange } from '@oc-stats/contract';
import { throwIfAborted } from '@oc-stats/store';
import type { ForeignBounds } from '../bounds/foreign-bounds.ts';
import type { Detected } from '../detect/detection.ts';
import { FIRST_DAY_NUMBER } from '../dialect/time-limits.ts';
import type { Queue } from '../reading/queue.ts';
import { clipped, stretchOf, without, type Stretch } from '../reading/unrolled.ts';
import { emptyLedger, type Ledgers } from './ledger.ts';
import { rollUpDays } from './roll-up.ts';
import type { Writable } from './writable.ts';

export interface RollUpReport {
  readonly organizations: number;
  /** Days that were added up, over all organisations. */
  readonly days: number;
  readonly points: number;
}

export interface RollUpSurroundings {
  readonly writable: Writable;
  readonly ledgers: Ledgers;
  readonly foreign: ForeignBounds;
  readonly writes: Queue;
}

/** A month at a time, so that batches come in between; what is done is on the books, so that it need not be done again. */
const DAYS_AT_ONCE = 31;

/** Adds up complete days of the range, of every organisation in the database. */
export async function writeRollUps(
  range: DayRange,
  { writable, ledgers, foreign, writes }: RollUpSurroundings,
  signal?: AbortSignal,
): Promise<RollUpReport> {
  const detected = await writable.detected(signal);
  const { dialect, layout } = detected;
  const organizations = await dialect.tagValues(layout.daily, layout.tags.organization, [], signal);
  let days = 0;
  let points = 0;
  for (const organization of organizations) {
    for (const portion of await portions(organization)) {
      throwIfAborted(signal);
      points += await writes.run(() => rollUp(detected, organization, portion), signal);
      days += portion.to - portion.from + 1;
    }
  }
  await writable.wrote(detected);
  return { organizations: organizations.length, days, points };

  async function portions(organization: string): Promise<Portion[]> {
    const ledger = await ledgers.get(organization, signal);
    const known = ledger?.isOwner ? ledger.rows && stretchOf(ledger.rows) : await complete(organization);
    if (!known) return [];
    const [wanted] = clipped([stretchOf(range)], known);
    if (!wanted) return [];
    const found: Portion[] = [];
    for (let { from } = wanted; from <= wanted.to; from += DAYS_AT_ONCE) {
      found.push({ from, to: Math.min(from + DAYS_AT_ONCE - 1, wanted.to), isFirst: from === known.from });
    }
    return found;
  }

  /** Today is not over: rolled up now, it would stay as it is. */
  async function complete(organization: string): Promise<Stretch | null> {
    const { countingSince, through } = await foreign.bounds(organization, signal);
    return countingSince !== null && through !== null
      ? stretchOf({ from: countingSince, to: through })
      : null;
  }

  async function rollUp(
    found: Detected,
    organization: string,
    { from, to, isFirst }: Portion,
  ): Promise<number> {
    const written = await rollUpDays(found, organization, { from, to });
    const ledger = (await ledgers.get(organization)) ?? emptyLedger();
    const done = { from: isFirst ? FIRST_DAY_NUMBER : from, to };
    const unrolled = without(ledger.unrolled, done);
    await ledgers.put(organization, { ...ledger, writes: ledger.writes + 1, unrolled });
    return written;
  }
}

interface Portion extends Stretch {
  /** Nothing lies before it. */
  readonly isFirst: boolean;
}
