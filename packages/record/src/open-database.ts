import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Engine, type EngineOptions } from './engine/engine.ts';
import { failureOf } from './engine/failure.ts';
import { databaseIn, placeNew, removeLeftovers } from './engine/files.ts';
import { createSchema } from './schema/create.ts';
import { foundVersion } from './schema/found-version.ts';
import { SCHEMA, type Schema } from './schema/schema.ts';
import { upgrade } from './schema/upgrade.ts';

/** Opens the record of a folder in the current schema: creates what is not there, upgrades what is old. */
export async function openDatabase(options: EngineOptions, schema: Schema = SCHEMA): Promise<Engine> {
  const file = databaseIn(options.folder);
  if (!existsSync(file)) await create(file, options, schema);
  const engine = await Engine.open(file, options);
  try {
    await removeLeftovers(options.folder);
    const session = await engine.session();
    const version = await foundVersion(session, file, schema.version);
    if (version === schema.version) {
      await engine.release(session);
      return engine;
    }
    await upgrade(session, file, version, schema);
  } catch (error) {
    await engine.close();
    throw failureOf(error, file);
  }
  await engine.close();
  return Engine.open(file, options);
}

/** Under another name first: a crash leaves either no record or one with all its tables. */
async function create(file: string, options: EngineOptions, schema: Schema): Promise<void> {
  const made = `${file}.new-${randomUUID().slice(0, 8)}`;
  const engine = await Engine.open(made, options);
  try {
    await createSchema(await engine.session(), schema);
  } catch (error) {
    throw failureOf(error, made);
  } finally {
    await engine.close();
  }
  await placeNew(made, file);
}
