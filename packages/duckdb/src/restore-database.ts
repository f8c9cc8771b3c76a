import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { DatabaseError } from './database-error.ts';
import { Engine, type EngineOptions } from './engine.ts';
import { failureOf } from './failure.ts';
import { removeDatabase, replaceKeeping, sizeOf, UNFINISHED, walOf } from './files.ts';
import { foundVersion } from './found-version.ts';
import { literal } from './literal.ts';
import type { Schema } from './schema.ts';
import { Session } from './session.ts';

export interface RestoreReport {
  readonly file: string;
  readonly bytes: number;
  /** Where the file lies that was there before; `null` when there was none. */
  readonly kept: string | null;
}

/** Refuses what is no backup at first sight. */
export function checkBackup(backup: string, file: string): void {
  if (!existsSync(backup)) throw new DatabaseError('invalid', backup, `There is no file ${backup}.`);
  if (backup === file) throw new DatabaseError('itself', file, `${file} is not a backup of itself.`);
}

/**
 * The backup is copied, verified, and only then takes the place of what is there, which is kept. The folder exists, and
 * the caller owns the file.
 */
export async function restoreDatabase(
  backup: string,
  file: string,
  schema: Schema,
  options: EngineOptions,
): Promise<RestoreReport> {
  const copy = `${file}${UNFINISHED.restoring}${randomUUID().slice(0, 8)}`;
  // Whoever has the database open keeps it; while this has it, nobody else can.
  const present = await openUnlessDamaged(file, options);
  try {
    await copyFile(backup, copy);
    await prepare(copy, backup, schema, options);
    await (await present?.session(Session))?.run('CHECKPOINT');
    const kept = await takePlace(copy, file, present !== null);
    return { file, bytes: await sizeOf(file), kept };
  } finally {
    await present?.close();
    await removeDatabase(copy);
  }
}

async function prepare(copy: string, backup: string, schema: Schema, options: EngineOptions): Promise<void> {
  const engine = await Engine.open(':memory:', options);
  try {
    const session = await engine.session(Session);
    await session.run(`ATTACH ${literal(copy)} AS copy`);
    await session.run('USE copy');
    // An older one is verified when it is upgraded.
    if ((await foundVersion(session, backup, schema)) === schema.version) {
      const problem = await schema.problemIn(session, 'copy');
      if (problem !== null) throw new DatabaseError('damaged', backup, problem);
      await schema.renew?.(session);
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
    if (error instanceof DatabaseError && (error.code === 'corrupt' || error.code === 'newer-schema'))
      return null;
    throw error;
  }
}
