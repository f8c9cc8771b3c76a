import { notWhole } from './back-up-database.ts';
import type { Session } from './session.ts';

/** Copies tables, by name with their columns, into an attached database, and counts what has arrived. */
export async function copyTables(
  session: Session,
  tables: Readonly<Record<string, string>>,
  copy: string,
): Promise<void> {
  // One transaction reads everything, so the copy is of one moment while writing goes on.
  await session.transaction(async () => {
    for (const [table, columns] of Object.entries(tables)) await copyTable(session, table, columns, copy);
  });
}

async function copyTable(session: Session, table: string, columns: string, copy: string): Promise<void> {
  await session.run(`CREATE TABLE ${copy}.${table} (${columns})`);
  await session.run(`INSERT INTO ${copy}.${table} SELECT * FROM ${table}`);
  const [[missing] = []] = await session.rows(
    `SELECT (SELECT count(*) FROM ${table})::INTEGER - (SELECT count(*) FROM ${copy}.${table})::INTEGER`,
  );
  if (missing !== 0) throw notWhole(`${String(missing)} rows of ${table} are missing`);
}
