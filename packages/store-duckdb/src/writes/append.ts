import {
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBListValue,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { StoreSession } from '../engine/store-session.ts';

/** What DuckDB takes in one piece. */
const CHUNK = 2_048;

export type ValueAt = (row: number) => DuckDBValue;

/** Fills a table by the column, the fastest way into DuckDB. */
export async function append(
  session: StoreSession,
  table: string,
  count: number,
  types: readonly DuckDBType[],
  columns: readonly ValueAt[],
): Promise<void> {
  if (count === 0) return;
  const appender = await session.connection.createAppender(table);
  for (let start = 0; start < count; start += CHUNK) {
    const size = Math.min(CHUNK, count - start);
    const chunk = DuckDBDataChunk.create(types, size);
    columns.forEach((valueAt, column) => {
      const vector = chunk.getColumnVector(column);
      for (let row = 0; row < size; row++) vector.setItem(row, valueAt(start + row));
      vector.flush();
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

export function numbersFrom(values: ArrayLike<number>): ValueAt {
  return (row) => values[row] as number;
}

export function datesFrom(days: ArrayLike<number>): ValueAt {
  return (row) => new DuckDBDateValue(days[row] as number);
}

/** `lengths` says how many of the values, which lie one behind the other, belong to each row. */
export function listsFrom(values: Int32Array, lengths: Int32Array): ValueAt {
  let end = 0;
  const ends = lengths.map((length) => (end += length));
  return (row) => {
    const list: number[] = [];
    for (let i = ends[row - 1] ?? 0; i < (ends[row] ?? 0); i++) list.push(values[i] as number);
    return new DuckDBListValue(list);
  };
}
