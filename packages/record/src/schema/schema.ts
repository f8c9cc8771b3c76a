import type { Schema } from '@oc-stats/duckdb';
import { problemsIn } from '../upkeep/verify.ts';
import { createSchema } from './create.ts';

/** With every change of `tables.ts` the version goes up and gets its migration. */
export const SCHEMA: Schema = {
  version: 1,
  landmark: 'reading',
  migrations: [],
  create: (session) => createSchema(session, SCHEMA.version),
  problemIn: async (session, db) => (await problemsIn(session, db))[0] ?? null,
};
