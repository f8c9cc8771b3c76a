import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, rename, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Engine, type EngineOptions } from './engine/engine.ts';
import { damaged, failureOf } from './engine/failure.ts';
import { databaseIn, removeDatabase, replaceKeeping, walOf } from './engine/files.ts';
import { checkMemoryLimit, DEFAULT_MEMORY_LIMIT } from './engine/memory-limit.ts';
import { own } from './engine/owned-folders.ts';
import { literal } from './engine/session.ts';
import type { RecordOptions } from './open-record.ts';
import { RecordError } from './record-error.ts';
import { foundVersion } from './schema/found-version.ts';
import { SCHEMA } from './schema/schema.ts';
import { problemsIn } from './upkeep/verify.ts';

export interface RestoreReport {
  readonly file: string;
  readonly bytes: number;
  /** Where the record lies that was there before; `null` when there was none. */
  readonly kept: string | null;
}

/**
 * Puts a backup in the place of the record in a folder. Refuses while that is open anywhere; verifies the backup first;
 * keeps what was there.
 */
export async function restoreRecord(
  fromFile: string,
  folder: string,
  { memoryLimit = DEFAULT_MEMORY_LIMIT }: Pick<RecordOptions, 'memoryLimit'> = {},
): Promise<RestoreReport> {
  const options = { folder: resolve(folder), memoryLimit: checkMemoryLimit(memoryLimit) };
  const backup = resolve(fromFile);
  const file = databaseIn(options.folder);
  if (!existsSync(backup)) throw new RecordError('invalid', `There is no file ${backup}.`);
  if (backup === file) throw new RecordError('invalid', `${file} is the record itself, not a backup of it.`);
  const release = own(options.folder);
  const copy = `${file}.restoring-${randomUUID().slice(0, 8)}`;
  let present: Engine | null = null;
  try {
    // Whoever has the record open keeps it; while this has it, nobody else can.
    present = await openUnlessDamaged(file, options);
    await copyFile(backup, copy);
    await check(copy, backup, options);
    await (await present?.session())?.run('CHECKPOINT');
    const kept = await takePlace(copy, file, present !== null);
    return { file, bytes: (await stat(file)).size, kept };
  } catch (error) {
    throw failureOf(error, file);
  } finally {
    await present?.close();
    await removeDatabase(copy);
    release();
  }
}

async function check(copy: string, backup: string, options: EngineOptions): Promise<void> {
  const engine = await Engine.open(':memory:', options);
  try {
    const session = await engine.session();
    await session.run(`ATTACH ${literal(copy)} AS copy`);
    await session.run('USE copy');
    // An older one is verified when it is upgraded.
    if ((await foundVersion(session, backup, SCHEMA.version)) === SCHEMA.version) {
      const [problem] = await problemsIn(session, 'copy');
      if (problem) throw new RecordError('corrupt', damaged(backup, problem));
    }
    await session.run('CHECKPOINT copy');
  } catch (error) {
    throw failureOf(error, backup);
  } finally {
    await engine.close();
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
    if (error instanceof RecordError && (error.code === 'corrupt' || error.code === 'newer-schema'))
      return null;
    throw error;
  }
}
