import { mkdirSync, realpathSync } from 'node:fs';
import { RecordError } from '../record-error.ts';

/**
 * The lock of a file keeps other processes out, but a process never locks itself out: two DuckDBs of one process on one
 * file would destroy it.
 */
const owned = new Set<string>();

/** Makes the folder where there is none, and returns how to give it back. */
export function own(folder: string): () => void {
  const path = realFolder(folder);
  if (owned.has(path)) {
    const message = `The record in ${folder} is open in this process already. Close it first.`;
    throw new RecordError('locked', message);
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
    throw new RecordError('unavailable', `The data folder ${folder} cannot be used: ${reason}`, { cause });
  }
}
