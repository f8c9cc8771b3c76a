import { addMonths } from '@oc-stats/contract';
import { readText, type Session } from '@oc-stats/duckdb';
import { snapshotOf } from '../inventory/snapshots.ts';
import { AMOUNT, amountOf, type Amount } from './amount.ts';
import { NEVER, stale } from './classes.ts';

/** What can have become of a recording between two snapshots. One can be several. */
export const CHANGES = [
  'added',
  'gone',
  'newly-watched',
  'newly-stale',
  'watched-again',
  'newly-archived',
] as const;
export type Change = (typeof CHANGES)[number];

export interface Between {
  readonly earlier: number;
  readonly later: number;
  readonly months: number;
}

/** How much has changed: of what is gone, what it was; of all else, what it is now. */
export async function compareSnapshots(session: Session, between: Between): Promise<Record<Change, Amount>> {
  const changed = await changedRows(session, between);
  const found = {} as Record<Change, Amount>;
  for (const change of CHANGES) {
    const [row = []] = await session.rows(`SELECT ${AMOUNT} FROM (${changed}) WHERE change = '${change}'`);
    found[change] = amountOf(row);
  }
  return found;
}

/** Which ones, by id. */
export async function changedRecordings(
  session: Session,
  between: Between,
  change: Change,
): Promise<string[]> {
  const changed = await changedRows(session, between);
  const rows = await session.rows(`SELECT id FROM (${changed}) WHERE change = '${change}' ORDER BY id`);
  return rows.map(([id]) => readText(String(id)));
}

async function changedRows(session: Session, { earlier, later, months }: Between): Promise<string> {
  const [before, now] = [await snapshotOf(session, earlier), await snapshotOf(session, later)];
  const of = (no: number, asOf: string) =>
    `(SELECT id, minutes, bytes, archived, ${NEVER} AS never, coalesce(${stale(addMonths(asOf, -months))}, FALSE) AS stale
      FROM recording WHERE snapshot_no = ${no} AND presence <> 'usage-only')`;
  const changes: Readonly<Record<Change, string>> = {
    added: 'a.id IS NULL',
    gone: 'b.id IS NULL',
    'newly-watched': 'a.never AND NOT b.never',
    'newly-stale': 'NOT a.stale AND b.stale',
    'watched-again': 'a.stale AND NOT b.stale AND NOT b.never',
    'newly-archived': 'NOT coalesce(a.archived, FALSE) AND b.archived',
  };
  const names = CHANGES.map((change) => `CASE WHEN ${changes[change]} THEN '${change}' END`).join(', ');
  return `SELECT coalesce(b.id, a.id) AS id, coalesce(b.minutes, a.minutes) AS minutes,
      coalesce(b.bytes, a.bytes) AS bytes, unnest([${names}]) AS change
    FROM ${of(before.no, before.asOf)} a FULL JOIN ${of(now.no, now.asOf)} b ON a.id = b.id`;
}
