import type { Schema } from '@oc-stats/duckdb';
import { TABLES } from './tables.ts';

/** With every change of `tables.ts` the version goes up and gets its migration. */
export const SCHEMA: Schema = {
  version: 1,
  landmark: 'snapshot',
  migrations: [],
  create: async (session) => {
    for (const [name, columns] of Object.entries(TABLES))
      await session.run(`CREATE TABLE ${name} (${columns})`);
    await session.run(`INSERT INTO meta VALUES (${SCHEMA.version})`);
  },
  problemIn: async (session, db) => {
    const [[count] = []] = await session.rows(
      `SELECT count(*)::INTEGER FROM ${db}.recording ANTI JOIN ${db}.snapshot ON no = snapshot_no`,
    );
    return count === 0 ? null : `${String(count)} recordings belong to no snapshot`;
  },
};
