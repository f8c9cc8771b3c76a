import type { Session } from '@oc-stats/duckdb';
import { TABLES } from './tables.ts';

export async function createSchema(session: Session, version: number): Promise<void> {
  for (const [name, columns] of Object.entries(TABLES))
    await session.run(`CREATE TABLE ${name} (${columns})`);
  await session.run(`INSERT INTO meta VALUES (${version})`);
}
