import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { throwIfAborted } from '@oc-stats/store';
import { Engine, type EngineOptions } from '../engine/engine.ts';
import { failureOf } from '../engine/failure.ts';
import { databaseIn, placeNew, removeLeftovers } from '../engine/files.ts';
import type { StoreProgress } from '../link/protocol.ts';
import { createSchema } from '../schema/create.ts';
import { foundVersion } from '../schema/found-version.ts';
import { upgrade } from '../schema/upgrade.ts';
import { SCHEMA_VERSION } from '../schema/version.ts';

/** Opens the store of a folder in the current schema: creates what is not there, upgrades what is old. The folder exists. */
export async function openDatabase(
  options: EngineOptions,
  signal: AbortSignal,
  onProgress: (progress: StoreProgress) => void,
): Promise<Engine> {
  const file = databaseIn(options.folder);
  if (!existsSync(file)) await create(file, options);
  const engine = await Engine.open(file, options);
  try {
    const session = await engine.session();
    await removeLeftovers(options.folder);
    const version = await foundVersion(session, file);
    throwIfAborted(signal);
    if (version === SCHEMA_VERSION) {
      engine.release(session);
      return engine;
    }
    await session.under(signal, () => upgrade(session, file, version, onProgress));
  } catch (error) {
    engine.close();
    throw failureOf(error, file);
  }
  engine.close();
  return Engine.open(file, options);
}

/** Under another name first: a crash leaves either no store or one with all its tables. */
async function create(file: string, options: EngineOptions): Promise<void> {
  const made = `${file}.new-${randomUUID().slice(0, 8)}`;
  const engine = await Engine.open(made, options);
  try {
    await createSchema(await engine.session());
  } catch (error) {
    throw failureOf(error, made);
  } finally {
    engine.close();
  }
  await placeNew(made, file);
}
