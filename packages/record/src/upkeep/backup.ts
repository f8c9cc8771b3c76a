import { backUpDatabase, notWhole, type BackupReport, type Session } from '@oc-stats/duckdb';
import { TABLES } from '../schema/tables.ts';
import { problemsIn } from './verify.ts';

/** One transaction reads everything, so the copy is of one moment while writing goes on. */
export async function backup(session: Session, toFile: string): Promise<BackupReport> {
  const { bytes, file } = await backUpDatabase(session, toFile, async (copy) => {
    await session.transaction(async () => {
      for (const [table, columns] of Object.entries(TABLES)) await copyTable(session, copy, table, columns);
    });
    const [problem] = await problemsIn(session, copy);
    if (problem) throw notWhole(problem);
  });
  return { file, bytes };
}

async function copyTable(session: Session, copy: string, table: string, columns: string): Promise<void> {
  await session.run(`CREATE TABLE ${copy}.${table} (${columns})`);
  await session.run(`INSERT INTO ${copy}.${table} SELECT * FROM record.${table}`);
  const [[missing] = []] = await session.rows(
    `SELECT (SELECT count(*) FROM record.${table})::INTEGER - (SELECT count(*) FROM ${copy}.${table})::INTEGER`,
  );
  if (missing !== 0) throw notWhole(`${String(missing)} rows of ${table} are missing`);
}
