import { setImmediate as soon } from 'node:timers/promises';
import type { Cells, Parameters, Session } from '@oc-stats/duckdb';

/** For very many rows: calls back with the columns of every piece of them, and lets others have their turn meanwhile. */
export async function eachChunk(
  session: Session,
  sql: string,
  take: (columns: readonly Cells[], from: number) => void | Promise<void>,
  parameters: Parameters = {},
): Promise<void> {
  const result = await session.connection.stream(sql, parameters);
  let from = 0;
  for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
    const columns: Cells[] = [];
    for (let column = 0; column < chunk.columnCount; column++) columns.push(chunk.getColumnValues(column));
    await take(columns, from);
    from += chunk.rowCount;
    await soon();
  }
}
