import type { Day } from '@oc-stats/contract';
import { readText, writtenText, type Session } from '@oc-stats/duckdb';
import { RetentionError } from '../retention-error.ts';

/** One reading of the reports, or of Opencast. */
export interface Snapshot {
  readonly no: number;
  readonly asOf: Day;
  readonly timeZone: string;
  /** UTC, to the second. */
  readonly taken: string;
  /** From what it was read, in words. */
  readonly origin: string;
  /** Before this day nobody counted views; `null` for reports, which know of all. */
  readonly observedSince: Day | null;
  /** Whether it is known who still has an account. */
  readonly hasAccounts: boolean;
}

const SELECT = `SELECT no, as_of::VARCHAR, time_zone, strftime(taken, '%Y-%m-%dT%H:%M:%SZ'), origin,
    observed_since::VARCHAR, has_accounts FROM snapshot`;

/** Gives its number. */
export async function addSnapshot(
  session: Session,
  given: Omit<Snapshot, 'no' | 'taken'> & { readonly taken: Date },
): Promise<number> {
  const [[last] = []] = await session.rows('SELECT coalesce(max(no), 0)::INTEGER FROM snapshot');
  const no = Number(last) + 1;
  await session.run(
    `INSERT INTO snapshot
     VALUES ($no, $asOf::DATE, $zone, $taken::TIMESTAMP, $origin, $observed::DATE, $hasAccounts)`,
    {
      no,
      asOf: given.asOf,
      zone: given.timeZone,
      taken: given.taken.toISOString().slice(0, 19),
      origin: writtenText(given.origin),
      observed: given.observedSince,
      hasAccounts: given.hasAccounts,
    },
  );
  return no;
}

/** The latest first. */
export async function snapshotsOf(session: Session): Promise<Snapshot[]> {
  const rows = await session.rows(`${SELECT} ORDER BY as_of DESC, no DESC`);
  return rows.map(snapshotFrom);
}

export async function snapshotOf(session: Session, no: number): Promise<Snapshot> {
  const [row] = await session.rows(`${SELECT} WHERE no = $no`, { no });
  if (!row) throw new RetentionError('no-snapshot', `The inventory has no snapshot ${no}.`);
  return snapshotFrom(row);
}

/** The latest of all, or the latest of a date. */
export async function snapshotAt(session: Session, asOf?: Day): Promise<Snapshot> {
  const where = asOf === undefined ? '' : 'WHERE as_of = $asOf::DATE';
  const [row] = await session.rows(
    `${SELECT} ${where} ORDER BY as_of DESC, no DESC LIMIT 1`,
    asOf === undefined ? {} : { asOf },
  );
  if (row) return snapshotFrom(row);
  throw new RetentionError(
    'no-snapshot',
    asOf === undefined ? 'The inventory is empty.' : `The inventory has no snapshot of ${asOf}.`,
  );
}

function snapshotFrom([no, asOf, zone, taken, origin, observed, hasAccounts]: readonly unknown[]): Snapshot {
  return {
    no: Number(no),
    asOf: String(asOf),
    timeZone: String(zone),
    taken: String(taken),
    origin: readText(String(origin)),
    observedSince: typeof observed === 'string' ? observed : null,
    hasAccounts: hasAccounts === true,
  };
}
