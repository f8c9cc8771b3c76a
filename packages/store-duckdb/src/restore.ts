import { resolve } from 'node:path';
import type { RestoreReport } from '@oc-stats/duckdb';
import { limitsOf } from './limits.ts';
import { WorkerLink } from './link/worker-link.ts';
import { FROM_SOURCE, type DuckdbStoreOptions } from './open.ts';
import { ownStatistics } from './statistics-file.ts';

export type RestoreOptions = Pick<DuckdbStoreOptions, 'memoryLimit' | 'threads' | 'workerUrl'>;

/**
 * Puts a backup in the place of the statistics in a folder. Refuses while they are open anywhere; verifies the backup
 * first; keeps what was there.
 */
export async function restore(
  fromFile: string,
  folder: string,
  options: RestoreOptions = {},
): Promise<RestoreReport> {
  const { workerUrl = FROM_SOURCE } = options;
  const limits = limitsOf(options);
  const release = ownStatistics(resolve(folder));
  const link = new WorkerLink(
    { task: 'restore', folder: resolve(folder), file: resolve(fromFile), ...limits },
    { workerUrl },
  );
  try {
    return await link.started<RestoreReport>();
  } finally {
    await link.exited;
    release();
  }
}
