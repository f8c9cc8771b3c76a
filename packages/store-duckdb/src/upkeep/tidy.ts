import type { Day } from '@oc-stats/contract';
import type { StoreSession } from '../engine/store-session.ts';
import { KINDS } from '../schema/batch-kind.ts';
import { inHalfYear } from '../schema/half-year.ts';
import { FACTS, type Table } from '../schema/tables.ts';
import type { Loose, LooseRows } from '../writes/loose-rows.ts';
import { checkpoint } from './checkpoint.ts';
import { copyHalfYear } from './in-order.ts';

/** All that is loose, or only what has become so much that readers would notice. */
export type TidyWhat = 'all' | 'due';

/** DuckDB reads facts in pieces of so many: fewer that lie in the wrong place cost no more than one piece. */
const NOTICEABLE = 122_880;
/** Of the rows of a half-year. So a store that is filled day by day is not sorted anew with every day. */
const NOTICEABLE_SHARE = 0.25;

/**
 * Rows lie in the order in which they came, behind those that were put in order earlier. This puts half-years that have
 * such rows in order, each in a transaction of its own: a reader sees the one order or the other, and whoever stops in
 * the middle, by whatever means, leaves the old one. Where they lay before stays taken on the disk, and costs readers
 * time, until a checkpoint, which only much is worth.
 */
export async function tidy(session: StoreSession, rows: LooseRows, what: TidyWhat): Promise<void> {
  let left = false;
  for (const loose of what === 'all' ? rows.all() : noticeable(rows)) {
    const table = FACTS[loose.kind];
    if (what === 'due') {
      const least = NOTICEABLE_SHARE * (await rowsOf(session, table, loose.halfYear));
      if (loose.count < least) {
        rows.postpone(loose, least);
        continue;
      }
    }
    await session.transaction(() => putInOrder(session, table, loose));
    rows.remove(loose);
    left = loose.count < NOTICEABLE;
    if (!left) await checkpoint(session);
  }
  if (left) await checkpoint(session);
}

/** What may be due; whether it is depends on how much there is in order, which takes a look at the file. */
export function noticeable(rows: LooseRows): readonly Loose[] {
  return rows.due(NOTICEABLE);
}

/** The new rows behind the old ones, then the old ones away: they are known by their lower numbers. */
async function putInOrder(session: StoreSession, table: Table, { kind, halfYear }: Loose): Promise<void> {
  const { name } = table;
  const [[last = null] = []] = await session.rows(`SELECT max(rowid)::DOUBLE FROM ${name}`);
  if (last !== null) {
    const where = `rowid <= ${String(last)}`;
    await copyHalfYear(session, table, { from: name, to: name, halfYear, where });
    await session.run(`DELETE FROM ${name} WHERE ${inHalfYear(halfYear)} AND ${where}`);
  }
  await session.run(`DELETE FROM loose WHERE kind = ${KINDS[kind]} AND half_year = DATE '${halfYear}'`);
}

async function rowsOf(session: StoreSession, { name }: Table, halfYear: Day): Promise<number> {
  const [[count] = []] = await session.rowsOnce(
    `SELECT count(*)::DOUBLE FROM ${name} WHERE ${inHalfYear(halfYear)}`,
  );
  return count as number;
}
