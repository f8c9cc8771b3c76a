import type { Schema } from '@oc-stats/duckdb';
import { verify } from '../upkeep/verify.ts';
import { createSchema, newInstance } from './create.ts';
import { NUMBERED_IDS } from './migrations/002-numbered-ids.ts';
import { HALF_YEARS } from './migrations/003-half-years.ts';

/** With every change of `tables.ts` the version goes up and gets its migration. */
export const SCHEMA: Schema = {
  version: 3,
  landmark: 'segments',
  migrations: [NUMBERED_IDS, HALF_YEARS],
  create: (session) => createSchema(session, SCHEMA.version),
  problemIn: async (session, db) => (await verify(session, db)).problems.join(', ') || null,
  renew: async (session) => {
    await session.run(`UPDATE meta SET instance = '${newInstance()}'`);
  },
};
