import { existsSync } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { removeDatabase } from '../engine/files.ts';
import { literal, type Session } from '../engine/session.ts';
import { RecordError } from '../record-error.ts';
import { SCHEMA } from '../schema/schema.ts';
import { problemsIn } from './verify.ts';

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
}

/**
 * One transaction reads everything, so the copy is of one moment while writing goes on. It is verified before it gets
 * its name: a file of that name is a good backup.
 */
export async function backup(session: Session, file: string): Promise<BackupReport> {
  if (existsSync(file)) {
    throw new RecordError('exists', `${file} exists already. Choose another name for the backup.`);
  }
  const unfinished = `${file}.unfinished`;
  // Refuses a name that no file can have, before anything is done with it.
  literal(unfinished);
  await removeDatabase(unfinished);
  try {
    await copyTo(session, unfinished);
    await rename(unfinished, file);
    return { file, bytes: (await stat(file)).size };
  } finally {
    await removeDatabase(unfinished);
  }
}

async function copyTo(session: Session, file: string): Promise<void> {
  await session.run(`ATTACH ${literal(file)} AS backup`);
  try {
    await session.transaction(async () => {
      for (const [table, columns] of Object.entries(SCHEMA.tables)) await copyTable(session, table, columns);
    });
    const [problem] = await problemsIn(session, 'backup');
    if (problem) throw notWhole(problem);
    await session.run('CHECKPOINT backup');
  } finally {
    await session.run('DETACH backup');
  }
}

async function copyTable(session: Session, table: string, columns: string): Promise<void> {
  await session.run(`CREATE TABLE backup.${table} (${columns})`);
  await session.run(`INSERT INTO backup.${table} SELECT * FROM record.${table}`);
  const [[missing] = []] = await session.rows(
    `SELECT (SELECT count(*) FROM record.${table})::INTEGER - (SELECT count(*) FROM backup.${table})::INTEGER`,
  );
  if (missing !== 0) throw notWhole(`${String(missing)} rows of ${table} are missing`);
}

function notWhole(problem: string): RecordError {
  return new RecordError('corrupt', `The backup was not kept, because it is not whole: ${problem}.`);
}
