import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { failureOf } from './failure.ts';
import type { Session } from './session.ts';

export interface EngineOptions {
  /** What DuckDB may use, as DuckDB writes it: `64MB`, `1GB`. */
  readonly memoryLimit: string;
  readonly threads: number;
  /** Takes what does not fit into memory. DuckDB makes it, and removes it when it is closed. */
  readonly temporaryFolder: string;
  /** How much log is worth a checkpoint; DuckDB thinks 16 MB. */
  readonly checkpointThreshold?: string;
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
    // Loaded here and not above: a thread that leaves all work to another needs this package, but no DuckDB.
    const { DuckDBInstance } = await import('@duckdb/node-api');
    try {
      return new Engine(file, await DuckDBInstance.create(file, settings(options)));
    } catch (error) {
      throw failureOf(error, file);
    }
  }

  /** A connection of its own; `Kind` is the class that speaks through it. */
  async session<S extends Session>(Kind: new (connection: DuckDBConnection, file: string) => S): Promise<S> {
    const session = new Kind(await this.#instance.connect(), this.file);
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

function settings(options: EngineOptions): Record<string, string> {
  const { checkpointThreshold, memoryLimit, temporaryFolder, threads } = options;
  return {
    memory_limit: memoryLimit,
    threads: String(threads),
    temp_directory: temporaryFolder,
    ...(checkpointThreshold === undefined ? {} : { checkpoint_threshold: checkpointThreshold }),
    // Large results and bulk loads need far less memory when rows may be handled out of turn; queries order themselves.
    preserve_insertion_order: 'false',
    // Nothing is fetched at run time: all that is used is built in.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // What a large piece of work took is given back to the system soon after, and not kept for the next one.
    allocator_background_threads: 'true',
    // A plan may be older than the rows it meets: it was kept, or another connection wrote a moment before it ran. Plans
    // of DuckDB 1.5.6 that were compressed by the values of an earlier state read later rows as garbage (prepare
    // `INSERT … SELECT … ORDER BY` on an empty table, fill the table, run). So plans must not know the values.
    disabled_optimizers: 'statistics_propagation,compressed_materialization',
  };
}
