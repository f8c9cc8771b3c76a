import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openDatabase, own, Session, type Engine } from '@oc-stats/duckdb';
import { databaseIn, engineOptions } from './inventory-file.ts';
import { SCHEMA } from './schema.ts';

/** A database of its own, beside those of the service, so that its questions cannot take the memory of theirs. */
export class Inventory {
  readonly session: Session;
  readonly #engine: Engine;
  readonly #release: () => void;

  private constructor(session: Session, engine: Engine, release: () => void) {
    this.session = session;
    this.#engine = engine;
    this.#release = release;
  }

  static async open(folder: string, threads: number): Promise<Inventory> {
    const file = databaseIn(folder);
    await mkdir(resolve(folder), { recursive: true });
    const release = own(file);
    try {
      const engine = await openDatabase(file, SCHEMA, engineOptions(folder, threads));
      return new Inventory(await engine.session(Session), engine, release);
    } catch (error) {
      release();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#engine.close().finally(this.#release);
  }
}
