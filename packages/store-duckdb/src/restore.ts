import { resolve } from 'node:path';
import { WorkerLink } from './link/worker-link.ts';
import { FROM_SOURCE } from './open.ts';
import { own } from './owned-folders.ts';
import type { RestoreReport } from './worker/restore.ts';

/**
 * Puts a backup in the place of the statistics in a folder. Refuses while they are open anywhere; verifies the backup
 * first; keeps what was there.
 */
export async function restore(
  fromFile: string,
  folder: string,
  options: { readonly workerUrl?: URL } = {},
): Promise<RestoreReport> {
  const { workerUrl = FROM_SOURCE } = options;
  const release = own(resolve(folder));
  const link = new WorkerLink(
    { task: 'restore', folder: resolve(folder), file: resolve(fromFile) },
    { workerUrl },
  );
  try {
    return await link.started<RestoreReport>();
  } finally {
    await link.exited;
    release();
  }
}
