import type { Session } from '../engine/session.ts';
import type { Schema } from './schema.ts';

export async function createSchema(session: Session, { tables, version }: Schema): Promise<void> {
  for (const [name, columns] of Object.entries(tables))
    await session.run(`CREATE TABLE ${name} (${columns})`);
  await session.run(`INSERT INTO meta VALUES (${version})`);
}
