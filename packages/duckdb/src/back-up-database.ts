import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { DatabaseError } from './database-error.ts';
import { removeDatabase, sizeOf } from './files.ts';
import { literal } from './literal.ts';
import type { Session } from './session.ts';

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Makes a file that `copyTo` fills, which is told the name of the catalogue, and which throws `notWhole` when the copy is
 * not what it should be. Only then the file gets its name: a file of that name is a good backup.
 */
export async function backUpDatabase<T>(
  session: Session,
  file: string,
  copyTo: (db: string) => Promise<T>,
): Promise<BackupReport & { readonly copied: T }> {
  if (existsSync(file)) {
    const message = `${file} exists already. Choose another name for the backup.`;
    throw new DatabaseError('exists', file, message);
  }
  const unfinished = `${file}.unfinished`;
  // Refuses a name that no file can have, before anything is done with it.
  const name = literal(unfinished);
  await removeDatabase(unfinished);
  try {
    const copied = await attached(session, name, copyTo);
    await rename(unfinished, file);
    return { file, bytes: await sizeOf(file), copied };
  } finally {
    await removeDatabase(unfinished);
  }
}

export function notWhole(problem: string): DatabaseError {
  const message = `The backup was not kept, because it is not whole: ${problem}.`;
  return new DatabaseError('unequal', 'backup', message);
}

async function attached<T>(session: Session, name: string, copyTo: (db: string) => Promise<T>): Promise<T> {
  await session.run(`ATTACH ${name} AS backup`);
  try {
    const copied = await copyTo('backup');
    await session.run('CHECKPOINT backup');
    return copied;
  } finally {
    // Also when the work was given up, after which the session runs nothing more for it.
    await session.connection.run('DETACH backup');
  }
}
