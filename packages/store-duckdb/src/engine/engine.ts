import { DuckDBInstance } from '@duckdb/node-api';
import type { Limits } from '../limits.ts';
import { failureOf } from './failure.ts';
import { temporaryIn } from './files.ts';
import { Session } from './session.ts';

export interface EngineOptions extends Limits {
  readonly folder: string;
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
    const session = new Session(await this.#instance.connect());
    this.#sessions.add(session);
    return session;
  }

  release(session: Session): void {
    if (this.#sessions.delete(session)) session.close();
  }

  close(): void {
    for (const session of this.#sessions) this.release(session);
    this.#instance.closeSync();
  }
}

function settings({ folder, memoryLimit, threads }: EngineOptions): Record<string, string> {
  return {
    memory_limit: memoryLimit,
    threads: String(threads),
    temp_directory: temporaryIn(folder),
    // Large results and bulk loads need far less memory when rows may be handled out of turn; queries order themselves.
    preserve_insertion_order: 'false',
    // Nothing is fetched at run time: all that is used is built in.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // What a large question or a tidying took is given back to the system soon after, and not kept for the next one.
    allocator_background_threads: 'true',
    // A checkpoint rewrites what changed. This many bytes of log are replayed in well under a second after a crash.
    checkpoint_threshold: '64MB',
    // A kept plan that was compressed by the statistics of its first run reads later rows as garbage (DuckDB 1.5.6:
    // prepare `INSERT … SELECT … ORDER BY` on an empty table, fill the table, run). Plans must not know the values.
    disabled_optimizers: 'statistics_propagation,compressed_materialization',
  };
}
