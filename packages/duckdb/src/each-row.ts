import { setImmediate as soon } from 'node:timers/promises';
import type { DuckDBValue } from '@duckdb/node-api';
import type { Cells, Parameters, Session } from './session.ts';
import { SLICE } from './slice.ts';

/** For many rows on the event loop: calls back for each, and lets others have their turn meanwhile. */
export async function eachRow(
  session: Session,
  sql: string,
  parameters: Parameters,
  row: (cells: Cells) => void,
): Promise<void> {
  const result = await session.connection.stream(sql, parameters);
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
