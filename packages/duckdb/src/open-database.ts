import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { throwIfAborted } from './database-error.ts';
import { Engine, type EngineOptions } from './engine.ts';
import { failureOf } from './failure.ts';
import { placeNew, removeLeftovers, UNFINISHED } from './files.ts';
import { foundVersion } from './found-version.ts';
import type { Schema } from './schema.ts';
import { Session } from './session.ts';
import { upgrade, type UpgradeProgress } from './upgrade.ts';

export interface OpeningOptions {
  /** Gives up the opening, also in the middle of an upgrade. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: UpgradeProgress) => void;
}

/**
 * Opens a file in the current schema: creates what is not there, upgrades what is old. The folder exists, and the caller
 * owns the file.
 */
export async function openDatabase(
  file: string,
  schema: Schema,
  options: EngineOptions,
  { signal, onProgress = () => undefined }: OpeningOptions = {},
): Promise<Engine> {
  if (!existsSync(file)) await create(file, schema, options);
  const engine = await Engine.open(file, options);
  try {
    await removeLeftovers(file, options.temporaryFolder);
    const session = await engine.session(Session);
    const version = await foundVersion(session, file, schema);
    throwIfAborted(signal, file);
    if (version === schema.version) {
      await engine.release(session);
      return engine;
    }
    await session.under(signal, () => upgrade(session, schema, version, onProgress));
  } catch (error) {
    await engine.close();
    throw failureOf(error, file);
  }
  await engine.close();
  return Engine.open(file, options);
}

/** Under another name first: a crash leaves either no database or one with all its tables. */
async function create(file: string, schema: Schema, options: EngineOptions): Promise<void> {
  const made = `${file}${UNFINISHED.new}${randomUUID().slice(0, 8)}`;
  const engine = await Engine.open(made, options);
  try {
    await schema.create(await engine.session(Session));
  } catch (error) {
    throw failureOf(error, made);
  } finally {
    await engine.close();
  }
  await placeNew(made, file);
}
