import { resolve } from 'node:path';
import {
  backUpDatabase,
  checkBackup,
  copyTables,
  notWhole,
  own,
  restoreDatabase,
  type BackupReport,
  type RestoreReport,
  type Session,
} from '@oc-stats/duckdb';
import { databaseIn, engineOptions } from './inventory-file.ts';
import { SCHEMA } from './schema.ts';
import { TABLES } from './tables.ts';

/** All snapshots in one file. */
export async function backup(session: Session, toFile: string): Promise<BackupReport> {
  const { bytes, file } = await backUpDatabase(session, resolve(toFile), async (copy) => {
    await copyTables(session, TABLES, copy);
    const problem = await SCHEMA.problemIn(session, copy);
    if (problem !== null) throw notWhole(problem);
  });
  return { file, bytes };
}

/** Puts a backup in the place of the inventory in a folder, and keeps what was there. */
export async function restore(fromFile: string, folder: string): Promise<RestoreReport> {
  const file = databaseIn(folder);
  const source = resolve(fromFile);
  checkBackup(source, file);
  const release = own(file);
  try {
    return await restoreDatabase(source, file, SCHEMA, engineOptions(folder));
  } finally {
    release();
  }
}
