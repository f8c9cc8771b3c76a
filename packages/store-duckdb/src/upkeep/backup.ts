import { backUpDatabase, notWhole, type BackupReport as FileReport } from '@oc-stats/duckdb';
import type { StoreSession } from '../engine/store-session.ts';
import { copyTables } from './copy.ts';
import { difference, sumsIn, verify, type StoreSums } from './verify.ts';

export interface BackupReport extends FileReport {
  readonly sums: StoreSums;
}

/** One transaction reads everything, so the copy is of one moment while writing goes on. */
export async function backup(session: StoreSession, toFile: string): Promise<BackupReport> {
  const source = 'stats';
  const { bytes, copied, file } = await backUpDatabase(session, toFile, async (copy) => {
    const sums = await session.transaction(async () => {
      await copyTables(session, source, copy);
      return sumsIn(session, source);
    });
    const found = await verify(session, copy);
    const problem = difference(sums, found.sums) ?? found.problems[0];
    if (problem) throw notWhole(problem);
    return sums;
  });
  return { file, bytes, sums: copied };
}
