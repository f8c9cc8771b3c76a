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
export async function restore(task: RestoreTask): Promise<RestoreReport> {
  const { folder, file: backup } = task;
  if (!existsSync(backup)) throw new StoreError('invalid', `There is no file ${backup}.`);
  const file = databaseIn(folder);
  if (backup === file) throw new StoreError('invalid', `${file} is the store itself, not a backup of it.`);
  const copy = `${file}.restoring-${randomUUID().slice(0, 8)}`;
  // Whoever has the store open keeps it; while this has it, nobody else can.
  const present = await openUnlessDamaged(file, task);
  try {
    await copyFile(backup, copy);
    await prepare(copy, backup, task);
    const session = await present?.session();
    await session?.run('CHECKPOINT');
    const kept = await takePlace(copy, file, present !== null);
    return { file, bytes: await sizeOf(file), kept };
  } finally {
    present?.close();
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

async function takePlace(copy: string, file: string, isWhole: boolean): Promise<string | null> {
  if (!existsSync(file)) {
    await rename(copy, file);
    return null;
  }
  const kept = await replaceKeeping(file, copy, `${file}.before-restore`);
  // The log of a damaged database must not be replayed over the new one.
  if (!isWhole && existsSync(walOf(file))) await rename(walOf(file), walOf(kept));
  return kept;
}

/** `null` when there is nothing to open: a damaged file is what one restores a backup for. */
async function openUnlessDamaged(file: string, options: EngineOptions): Promise<Engine | null> {
  if (!existsSync(file)) return null;
  try {
    return await Engine.open(file, options);
  } catch (error) {
    if (error instanceof StoreError && (error.code === 'corrupt' || error.code === 'newer-schema'))
      return null;
    throw error;
  }
}
