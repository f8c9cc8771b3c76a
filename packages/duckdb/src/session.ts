import type { DuckDBConnection, DuckDBMaterializedResult, DuckDBValue } from '@duckdb/node-api';
import { aborted, DatabaseError, throwIfAborted } from './database-error.ts';

export type Parameters = Readonly<Record<string, DuckDBValue>>;
/** The values of a row, or of a column. */
export type Cells = readonly DuckDBValue[];

/** How long DuckDB may overlook an interrupt that came just before it began. */
const INTERRUPT_EVERY_MS = 20;

/** One connection, for one piece of work at a time. */
export class Session {
  readonly connection: DuckDBConnection;
  readonly file: string;
  #signal: AbortSignal | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closing = false;

  constructor(connection: DuckDBConnection, file: string) {
    this.connection = connection;
    this.file = file;
  }

  /** Begins when what was asked before is done, unless it is given up by then. */
  turn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#closing) {
      return Promise.reject(new DatabaseError('closed', this.file, `${this.file} has been closed.`));
    }
    const turn = this.#last.then(() => {
      throwIfAborted(signal, this.file);
      return this.under(signal, work);
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Every statement of `work` can be interrupted by the signal. */
  async under<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    this.#signal = signal;
    try {
      return await work();
    } finally {
      this.#signal = undefined;
    }
  }

  /**
   * All statements of `work` see the same state, and become durable together or not at all: not at all when the signal
   * has come by the end.
   */
  async transaction<T>(work: () => Promise<T>, signal = this.#signal): Promise<T> {
    await this.run('BEGIN TRANSACTION');
    try {
      const result = await work();
      throwIfAborted(signal, this.file);
      await this.connection.run('COMMIT');
      return result;
    } catch (error) {
      await this.connection.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  run(sql: string, parameters?: Parameters): Promise<DuckDBMaterializedResult> {
    return this.interruptible(() => this.connection.run(sql, parameters));
  }

  async rows(sql: string, parameters?: Parameters): Promise<readonly Cells[]> {
    return (await this.run(sql, parameters)).getRows();
  }

  /** What was asked before is still done; what is asked from now on is refused. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#last;
    this.connection.closeSync();
  }

  protected async interruptible<T>(work: () => Promise<T>): Promise<T> {
    const signal = this.#signal;
    if (!signal) return work();
    throwIfAborted(signal, this.file);
    let timer: NodeJS.Timeout | undefined;
    const interrupt = () => {
      this.connection.interrupt();
      timer = setInterval(() => this.connection.interrupt(), INTERRUPT_EVERY_MS);
    };
    signal.addEventListener('abort', interrupt, { once: true });
    try {
      return await work();
    } catch (cause) {
      if (signal.aborted) throw aborted(this.file, cause);
      throw cause;
    } finally {
      signal.removeEventListener('abort', interrupt);
      clearInterval(timer);
    }
  }
}
