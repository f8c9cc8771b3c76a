import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { readText, type Session } from '@oc-stats/duckdb';
import { readAccounts } from '../report/read-accounts.ts';
import { PackedTable } from './packed-table.ts';
import { snapshotOf } from './snapshots.ts';
import { unreadable } from './unreadable.ts';

/** SQL: by which names the owner of a recording may stand in a list of users. */
export const OWNER = `lower(trim(regexp_extract(coalesce(creator, ''), '[^\\\\]*$')))`;
const ADDRESS = `lower(trim(coalesce(email, '')))`;

/** SQL: whether the owner of a recording is in the list; NULL where there is none, or where nobody owns it. */
export function isActive(snapshot: number, hasAccounts: boolean): string {
  if (!hasAccounts) return 'NULL::BOOLEAN';
  const listed = `(SELECT name FROM account WHERE snapshot_no = ${snapshot})`;
  return `CASE WHEN ${OWNER} = '' AND ${ADDRESS} = '' THEN NULL ELSE ${OWNER} IN ${listed} OR ${ADDRESS} IN ${listed} END`;
}

/** Takes a list of users as those who are still there. It takes the place of the one before. */
export async function takeAccounts(session: Session, snapshot: number, path: string): Promise<number> {
  await snapshotOf(session, snapshot);
  const accounts = await readAccounts(basename(path), createReadStream(path)).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const listed = new PackedTable<string>(session, 'listed', {}, { name: (name) => name });
  try {
    for (const account of accounts) listed.add(account);
    await listed.end();
    await session.transaction(async () => {
      await session.run('DELETE FROM account WHERE snapshot_no = $snapshot', { snapshot });
      await session.run(`INSERT INTO account SELECT ${snapshot}, name FROM listed`);
      await session.run('UPDATE snapshot SET has_accounts = TRUE WHERE no = $snapshot', { snapshot });
    });
  } finally {
    await listed.drop();
  }
  return accounts.size;
}

/** For plans that ask whether an owner is still there; `null` when nobody has said who is. */
export async function activeOwners(
  session: Session,
  snapshot: number,
): Promise<((creator: string) => boolean) | null> {
  const { hasAccounts } = await snapshotOf(session, snapshot);
  if (!hasAccounts) return null;
  const rows = await session.rows(
    `SELECT DISTINCT coalesce(creator, '') FROM recording
     WHERE snapshot_no = ${snapshot} AND coalesce(${isActive(snapshot, true)}, TRUE)`,
  );
  const active = new Set(rows.map(([creator]) => readText(String(creator))));
  return (creator) => active.has(creator);
}
