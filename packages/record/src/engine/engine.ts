import { DuckDBInstance } from '@duckdb/node-api';
import { failureOf } from './failure.ts';
import { temporaryIn } from './files.ts';
import { Session } from './session.ts';

export interface EngineOptions {
  readonly folder: string;
  readonly memoryLimit: string;
}

/** A DuckDB instance on one file. It holds the file's lock until it is closed. */
export class Engine {
  readonly file: string;
  readonly #instance: DuckDBInstance;
  readonly #sessions = new Set<Session>();

  private constructor(file: string, instance: DuckDBInstance) {
    this.file = file;
    this.#instance = instance;
  }

  static async open(file: string, options: EngineOptions): Promise<Engine> {
    try {
      return new Engine(file, await DuckDBInstance.create(file, settings(options)));
    } catch (error) {
      throw failureOf(error, file);
    }
  }

  async session(): Promise<Session> {
    const session = new Session(await this.#instance.connect(), this.file);
    this.#sessions.add(session);
    return session;
  }

  async release(session: Session): Promise<void> {
    if (this.#sessions.delete(session)) await session.close();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions].map((session) => this.release(session)));
    this.#instance.closeSync();
  }
}

function settings({ folder, memoryLimit }: EngineOptions): Record<string, string> {
  return {
    memory_limit: memoryLimit,
    // Nothing here is large enough to be worth the memory of a second one.
    threads: '1',
    temp_directory: temporaryIn(folder),
    preserve_insertion_order: 'false',
    // Nothing is fetched at run time: all that is used is built in.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // What a large reading took is given back to the system soon after.
    allocator_background_threads: 'true',
    // A plan is made a moment before it runs, and another connection may write between the two. Plans of DuckDB 1.5.6
    // that know the values of an earlier state read later rows as garbage; so they must not know them.
    disabled_optimizers: 'statistics_propagation,compressed_materialization',
  };
}
