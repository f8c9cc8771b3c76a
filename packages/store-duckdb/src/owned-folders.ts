import { mkdirSync, realpathSync } from 'node:fs';
import { StoreError } from '@oc-stats/store';

/**
 * The lock of a file keeps other processes out, but a process never locks itself out: two DuckDBs of one process on one
 * file would destroy it.
 */
const owned = new Set<string>();

/** Returns how to give the folder back. */
export function own(folder: string): () => void {
  const path = realFolder(folder);
  if (owned.has(path)) {
    throw new StoreError(
      'locked',
      `The statistics in ${folder} are open in this process already. Close them first.`,
    );
  }
  owned.add(path);
  return () => owned.delete(path);
}

function realFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return realpathSync(folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError('unavailable', `The data folder ${folder} cannot be used: ${reason}`, { cause });
  }
}
