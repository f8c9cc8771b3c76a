import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseError } from './database-error.ts';

/**
 * The lock of a file keeps other processes out, but a process never locks itself out: two DuckDBs of one process on one
 * file would destroy it. Several databases may lie in one folder, so it is the file that is owned. Each thread has a set
 * of its own: who leaves the work to a worker owns the file where the worker is started.
 */
const owned = new Set<string>();

/** Makes the folder of the file where there is none, and returns how to give the file back. */
export function own(file: string): () => void {
  const path = join(realFolder(file), basename(file));
  if (owned.has(path)) throw new DatabaseError('open-here', file, `${file} is open in this process already.`);
  owned.add(path);
  return () => owned.delete(path);
}

/** The file itself may not be there yet. */
function realFolder(file: string): string {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    return realpathSync(folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `The data folder ${folder} cannot be used: ${reason}`;
    throw new DatabaseError('unusable', file, message, { cause });
  }
}
