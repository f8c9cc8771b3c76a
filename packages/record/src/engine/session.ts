import { setImmediate as soon } from 'node:timers/promises';
import { DuckDBDataChunk, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { RecordError, throwIfAborted } from '../record-error.ts';
import { failureOf } from './failure.ts';

export type Parameters = Readonly<Record<string, DuckDBValue>>;
export type Cells = readonly DuckDBValue[];

/**
 * How many rows are turned into values of JavaScript, or back, before others have their turn. DuckDB works beside the
 * event loop, only this does not.
 */
const SLICE = 512;

/** One connection, for one piece of work after the other. */
export class Session {
  readonly connection: DuckDBConnection;
  readonly #file: string;
  #last: Promise<unknown> = Promise.resolve();
  #closing = false;

  constructor(connection: DuckDBConnection, file: string) {
    this.connection = connection;
    this.#file = file;
  }

  /** Begins when what was asked before is done; whatever fails is a `RecordError`. */
  turn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new RecordError('closed'));
    const turn = this.#last.then(work).catch((error: unknown) => {
      throw failureOf(error, this.#file);
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** All statements of `work` see the same state, and become durable together or not at all. */
  async transaction<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.connection.run('BEGIN TRANSACTION');
    try {
      const result = await work();
      throwIfAborted(signal);
      await this.connection.run('COMMIT');
      return result;
    } catch (error) {
      await this.connection.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  async run(sql: string, parameters?: Parameters): Promise<void> {
    await this.connection.run(sql, parameters);
  }

  async rows(sql: string, parameters?: Parameters): Promise<readonly Cells[]> {
    return (await this.connection.run(sql, parameters)).getRows();
  }

  /** For many rows: calls back for each, and lets others have their turn meanwhile. */
  async each(sql: string, parameters: Parameters, row: (cells: Cells) => void): Promise<void> {
    const result = await this.connection.stream(sql, parameters);
    for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
      const columns: Cells[] = [];
      for (let column = 0; column < chunk.columnCount; column++) {
        columns.push(chunk.getColumnValues(column));
        if (column % 2 === 1) await soon();
      }
      for (let at = 0; at < chunk.rowCount; at++) {
        row(columns.map((cells) => cells[at] as DuckDBValue));
        if (at % SLICE === SLICE - 1) await soon();
      }
    }
  }

  /** Appends a row for each of `all`, the fastest way into DuckDB. */
  async append<T>(
    table: string,
    all: Iterable<T>,
    cellsOf: (one: T) => Cells,
    signal?: AbortSignal,
  ): Promise<void> {
    const appender = await this.connection.createAppender(table);
    const types = Array.from({ length: appender.columnCount }, (_, column) => appender.columnType(column));
    // One for all: V8 does not know how large they are, and would keep hundreds of them.
    const chunk = DuckDBDataChunk.create(types);
    let slice: Cells[] = [];
    const flush = async () => {
      throwIfAborted(signal);
      chunk.reset();
      chunk.rowCount = slice.length;
      types.forEach((_, column) => {
        const vector = chunk.getColumnVector(column);
        slice.forEach((cells, at) => vector.setItem(at, cells[column] as DuckDBValue));
        vector.flush();
      });
      appender.appendDataChunk(chunk);
      appender.flushSync();
      slice = [];
      await soon();
    };
    for (const one of all) {
      slice.push(cellsOf(one));
      if (slice.length === SLICE) await flush();
    }
    if (slice.length > 0) await flush();
    appender.closeSync();
  }

  /** What was asked before is still done; what is asked from now on is refused. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#last;
    this.connection.closeSync();
  }
}

/** A text as SQL: for file names, which DuckDB takes nowhere as a parameter. */
export function literal(text: string): string {
  if (text.includes('\0')) throw new RecordError('invalid', 'A file name must not contain NUL.');
  return `'${text.replaceAll("'", "''")}'`;
}
