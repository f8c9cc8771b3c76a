import { randomUUID } from 'node:crypto';
import type { Session } from '@oc-stats/duckdb';
import { TABLES, createTable } from './tables.ts';

export async function createSchema(session: Session, version: number): Promise<void> {
  for (const table of TABLES) await session.run(createTable(table, table.name));
  await session.run(`INSERT INTO meta VALUES (${version}, '${newInstance()}', 0)`);
}

/**
 * Stands before every revision. A store that was created, restored or rebuilt gets a new one, so that no revision ever
 * returns with other content behind it.
 */
export function newInstance(): string {
  return randomUUID().slice(0, 8);
}
