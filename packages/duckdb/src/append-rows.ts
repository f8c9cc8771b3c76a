import { setImmediate as soon } from 'node:timers/promises';
import type { DuckDBValue } from '@duckdb/node-api';
import { throwIfAborted } from './database-error.ts';
import type { Cells, Session } from './session.ts';
import { SLICE } from './slice.ts';

/** Appends a row for each of `all`, the fastest way into DuckDB; lets others have their turn on the event loop meanwhile. */
export async function appendRows<T>(
  session: Session,
  table: string,
  all: Iterable<T>,
  cellsOf: (one: T) => Cells,
  signal?: AbortSignal,
): Promise<void> {
  const { DuckDBDataChunk } = await import('@duckdb/node-api');
  const appender = await session.connection.createAppender(table);
  const types = Array.from({ length: appender.columnCount }, (_, column) => appender.columnType(column));
  // One for all: V8 does not know how large they are, and would keep hundreds of them.
  const chunk = DuckDBDataChunk.create(types);
  let slice: Cells[] = [];
  const flush = async () => {
    throwIfAborted(signal, session.file);
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
