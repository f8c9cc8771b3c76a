import {
  DuckDBDateValue,
  type DuckDBConnection,
  type DuckDBMaterializedResult,
  type DuckDBPreparedStatement,
  type DuckDBValue,
} from '@duckdb/node-api';
import { dayNumber, type Day } from '@oc-stats/contract';
import { StoreError, throwIfAborted } from '@oc-stats/store';
import { noteResult } from './native-results.ts';

export type Parameters = Readonly<Record<string, DuckDBValue>>;
export type Column = readonly DuckDBValue[];

/** Most are integers and doubles. */
const BYTES_A_VALUE = 8;
/** How long DuckDB may overlook an interrupt that came just before it began. */
const INTERRUPT_EVERY_MS = 20;

/**
 * One connection and its prepared statements: planning costs more than most answers here, so a statement is planned
 * once. Used by one piece of work at a time.
 */
export class Session {
  readonly connection: DuckDBConnection;
  readonly #prepared = new Map<string, DuckDBPreparedStatement>();
  #signal: AbortSignal | undefined;

  constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  /** How many statements are planned, each of which takes native memory until the session is closed. */
  get kept(): number {
    return this.#prepared.size;
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

  /** All statements of `work` see the same state of the data. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run('BEGIN TRANSACTION');
    try {
      const result = await work();
      throwIfAborted(this.#signal);
      await this.connection.run('COMMIT');
      return result;
    } catch (error) {
      await this.connection.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /** The columns of the answer. */
  async columns(sql: string, parameters: Parameters = {}): Promise<readonly Column[]> {
    const columns = await (await this.result(sql, parameters)).getColumns();
    noteResult((columns[0]?.length ?? 0) * columns.length * BYTES_A_VALUE);
    return columns;
  }

  async rows(sql: string, parameters: Parameters = {}): Promise<readonly (readonly DuckDBValue[])[]> {
    const rows = await (await this.result(sql, parameters)).getRows();
    noteResult((rows[0]?.length ?? 0) * rows.length * BYTES_A_VALUE);
    return rows;
  }

  /** Rows of a statement that is not worth keeping, such as one that names a day. */
  async rowsOnce(sql: string): Promise<readonly (readonly DuckDBValue[])[]> {
    const rows = await (await this.run(sql)).getRows();
    noteResult((rows[0]?.length ?? 0) * rows.length * BYTES_A_VALUE);
    return rows;
  }

  async result(sql: string, parameters: Parameters = {}): Promise<DuckDBMaterializedResult> {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = await this.connection.prepare(sql);
      this.#prepared.set(sql, statement);
    }
    for (const [name, value] of Object.entries(parameters)) {
      statement.bindValue(statement.parameterIndex(name), typeof value === 'number' ? fitting(value) : value);
    }
    const prepared = statement;
    return this.#interruptible(() => prepared.run());
  }

  /** A statement that is not worth keeping, such as one that names a file. */
  run(sql: string): Promise<DuckDBMaterializedResult> {
    return this.#interruptible(() => this.connection.run(sql));
  }

  close(): void {
    for (const statement of this.#prepared.values()) statement.destroySync();
    this.#prepared.clear();
    this.connection.closeSync();
  }

  async #interruptible<T>(work: () => Promise<T>): Promise<T> {
    const signal = this.#signal;
    if (!signal) return work();
    throwIfAborted(signal);
    let timer: NodeJS.Timeout | undefined;
    const interrupt = () => {
      this.connection.interrupt();
      timer = setInterval(() => this.connection.interrupt(), INTERRUPT_EVERY_MS);
    };
    signal.addEventListener('abort', interrupt, { once: true });
    try {
      return await work();
    } catch (cause) {
      if (signal.aborted) throw new StoreError('aborted', undefined, { cause });
      throw cause;
    } finally {
      signal.removeEventListener('abort', interrupt);
      clearInterval(timer);
    }
  }
}

export function dateOf(day: Day): DuckDBDateValue {
  return new DuckDBDateValue(dayNumber(day));
}

/** A text as SQL: for file names, which DuckDB takes nowhere as a parameter. */
export function literal(text: string): string {
  if (text.includes('\0')) throw new StoreError('invalid', 'A file name must not contain NUL.');
  return `'${text.replaceAll("'", "''")}'`;
}

/** DuckDB guesses 64 bits from large numbers, and then wants a bigint. */
function fitting(value: number): number | bigint {
  return Number.isInteger(value) && Math.abs(value) > 2_147_483_647 ? BigInt(value) : value;
}
