import type { StoreSession } from '../engine/store-session.ts';

/** Temporary tables of the writer's connection; they vanish with it. */
const STAGING = [
  `CREATE TEMP TABLE staged (series_no INTEGER, ep_no INTEGER, day DATE, plays INTEGER, visitors INTEGER, finishes INTEGER)`,
  `CREATE TEMP TABLE touched (series_no INTEGER, ep_no INTEGER, day DATE)`,
  `CREATE TEMP TABLE taken (ep_no INTEGER, first_day DATE, last_day DATE)`,
];

export async function createStaging(session: StoreSession): Promise<void> {
  for (const sql of STAGING) await session.run(sql);
}
