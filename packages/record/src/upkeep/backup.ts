import { backUpDatabase, copyTables, notWhole, type BackupReport, type Session } from '@oc-stats/duckdb';
import { TABLES } from '../schema/tables.ts';
import { problemsIn } from './verify.ts';

export async function backup(session: Session, toFile: string): Promise<BackupReport> {
  const { bytes, file } = await backUpDatabase(session, toFile, async (copy) => {
    await copyTables(session, TABLES, copy);
    const [problem] = await problemsIn(session, copy);
    if (problem) throw notWhole(problem);
  });
  return { file, bytes };
}
