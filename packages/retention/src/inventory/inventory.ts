import { mkdir } from 'node:fs/promises';
import { join as pathOf, resolve } from 'node:path';
import { openDatabase, own, Session, type Engine } from '@oc-stats/duckdb';
import { SCHEMA } from './schema.ts';

/** Enough for a million recordings; what does not fit goes to temporary files in the folder. */
const MEMORY_LIMIT = '384MB';

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
    const file = pathOf(resolve(folder), 'retention.duckdb');
    await mkdir(resolve(folder), { recursive: true });
    const release = own(file);
    try {
      const temporaryFolder = pathOf(resolve(folder), 'retention.tmp');
      const engine = await openDatabase(file, SCHEMA, {
        memoryLimit: MEMORY_LIMIT,
        threads,
        temporaryFolder,
      });
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
