import { existsSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { StoreError } from '@oc-stats/store';
import { Engine, type EngineOptions } from '../engine/engine.ts';
import { damaged, failureOf } from '../engine/failure.ts';
import { databaseIn, removeDatabase, replaceKeeping, sizeOf, walOf } from '../engine/files.ts';
import { literal } from '../engine/session.ts';
import type { RestoreTask } from '../link/protocol.ts';
import { newInstance } from '../schema/create.ts';
import { foundVersion } from '../schema/found-version.ts';
import { SCHEMA_VERSION } from '../schema/version.ts';
import { verify } from '../upkeep/verify.ts';

export interface RestoreReport {
  readonly file: string;
  readonly bytes: number;
  /** Where the statistics lie that were there before; `null` when there were none. */
  readonly kept: string | null;
}

/** The backup is copied, verified, and only then takes the place of what is there, which is kept. */
export async function restore({ folder, file: backup }: RestoreTask): Promise<RestoreReport> {
  if (!existsSync(backup)) throw new StoreError('invalid', `There is no file ${backup}.`);
  const file = databaseIn(folder);
  const options = { folder, memoryLimit: '256MB', threads: 2 };
  const copy = `${file}.restoring-${randomUUID().slice(0, 8)}`;
  try {
    await copyFile(backup, copy);
    await prepare(copy, backup, options);
    const kept = await takePlace(copy, file, options);
    return { file, bytes: await sizeOf(file), kept };
  } finally {
    await removeDatabase(copy);
  }
}

async function prepare(copy: string, backup: string, options: EngineOptions): Promise<void> {
  const engine = await Engine.open(':memory:', options);
  try {
    const session = await engine.session();
    await session.run(`ATTACH ${literal(copy)} AS stats`);
    await session.run('USE stats');
    if ((await foundVersion(session, backup)) === SCHEMA_VERSION) {
      const { problems } = await verify(session, 'stats');
      if (problems.length > 0) throw new StoreError('corrupt', damaged(backup, problems.join(', ')));
      await session.run(`UPDATE meta SET instance = '${newInstance()}'`);
    }
    await session.run('CHECKPOINT stats');
  } catch (error) {
    throw failureOf(error, backup);
  } finally {
    engine.close();
  }
}

/** Holds the lock of what is there, so that nobody has it open while it is replaced. */
async function takePlace(copy: string, file: string, options: EngineOptions): Promise<string | null> {
  const keptAs = `${file}.before-restore`;
  if (!existsSync(file)) {
    await rename(copy, file);
    return null;
  }
  const present = await openUnlessDamaged(file, options);
  try {
    const session = await present?.session();
    await session?.run('CHECKPOINT');
    const kept = await replaceKeeping(file, copy, keptAs);
    if (!present && existsSync(walOf(file))) await rename(walOf(file), walOf(kept));
    return kept;
  } finally {
    present?.close();
  }
}

/** A damaged file is what one restores a backup for. */
async function openUnlessDamaged(file: string, options: EngineOptions): Promise<Engine | null> {
  try {
    return await Engine.open(file, options);
  } catch (error) {
    if (error instanceof StoreError && (error.code === 'corrupt' || error.code === 'newer-schema'))
      return null;
    throw error;
  }
}
