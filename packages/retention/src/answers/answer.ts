import { addMonths, type RetentionAnswers as Answers } from '@oc-stats/contract';
import type { Session } from '@oc-stats/duckdb';
import { snapshotOf } from '../inventory/snapshots.ts';
import type { Amount } from './amount.ts';
import { inventoryOf, NEVER, recent, stale, UNDATED, unobserved } from './classes.ts';
import { createdByYear } from './created-by-year.ts';
import { amount, split } from './split.ts';
import { watchedSplit } from './watched.ts';

export const THRESHOLDS: readonly number[] = [6, 12, 18, 24, 36];
/** September. */
export const YEAR_START = 9;

export interface Asked {
  readonly snapshot: number;
  /** Months without a view. */
  readonly thresholds: readonly number[];
  /** The month in which an academic year begins, 1 to 12. */
  readonly yearStart: number;
}

/** All that `oc-stats retention` says of a snapshot. */
export async function answer(session: Session, asked: Asked): Promise<Answers> {
  const { asOf, no, observedSince, timeZone } = await snapshotOf(session, asked.snapshot);
  const inventory = inventoryOf(no);
  const since = async (months: number, which: typeof stale) => ({
    months,
    ...(await split(session, `${inventory} AND ${which(addMonths(asOf, -months))}`)),
  });
  return {
    asOf,
    timeZone,
    inventory: await split(session, inventory),
    usageOnly: counted(
      await amount(session, `FROM recording WHERE snapshot_no = ${no} AND presence = 'usage-only'`),
    ),
    never: await split(session, `${inventory} AND ${NEVER}`),
    watched: await watchedSplit(session, `${inventory} AND NOT ${NEVER}`),
    watchedUndated: counted(await amount(session, `${inventory} AND ${UNDATED}`)),
    observedSince,
    unobserved: counted(await amount(session, `${inventory} AND ${unobserved(observedSince)}`)),
    stale: await inTurn(asked.thresholds, (months) => since(months, stale)),
    recent: await inTurn(asked.thresholds, (months) => since(months, recent)),
    createdByYear: await createdByYear(session, inventory, asked.yearStart),
  };
}

function counted({ hours, recordings }: Amount): Omit<Amount, 'bytes'> {
  return { recordings, hours };
}

async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const one of all) done.push(await work(one));
  return done;
}
