import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { StoreError } from '@oc-stats/store';
import { removeDatabase, sizeOf } from '../engine/files.ts';
import { literal, type Session } from '../engine/session.ts';
import { copyTables } from './copy.ts';
import { difference, sumsIn, verify, type StoreSums } from './verify.ts';

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  readonly sums: StoreSums;
}

/**
 * One transaction reads everything, so the copy is of one moment while writing goes on. It is verified before it gets
 * its name: a file of that name is a good backup.
 */
export async function backup(session: Session, file: string): Promise<BackupReport> {
  if (existsSync(file))
    throw new StoreError('exists', `${file} exists already. Choose another name for the backup.`);
  const unfinished = `${file}.unfinished`;
  // Refuses a name that no file can have, before anything is done with it.
  literal(unfinished);
  await removeDatabase(unfinished);
  try {
    const sums = await copyTo(session, unfinished);
    await rename(unfinished, file);
    return { file, bytes: await sizeOf(file), sums };
  } finally {
    await removeDatabase(unfinished);
  }
}

async function copyTo(session: Session, file: string): Promise<StoreSums> {
  const source = 'stats';
  const copy = 'backup';
  await session.run(`ATTACH ${literal(file)} AS ${copy}`);
  try {
    const sums = await session.transaction(async () => {
      await copyTables(session, source, copy);
      return sumsIn(session, source);
    });
    const found = await verify(session, copy);
    const problem = difference(sums, found.sums) ?? found.problems[0];
    if (problem)
      throw new StoreError('corrupt', `The backup was not kept, because it is not whole: ${problem}.`);
    await session.run(`CHECKPOINT ${copy}`);
    return sums;
  } finally {
    await session.connection.run(`DETACH ${copy}`);
  }
}
