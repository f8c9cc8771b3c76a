import { join } from 'node:path';
import { own, type EngineOptions } from '@oc-stats/duckdb';
import type { Limits } from './limits.ts';
import { storeErrorOf } from './store-error-of.ts';

export function databaseIn(folder: string): string {
  return join(folder, 'stats.duckdb');
}

export function engineOptions(folder: string, { memoryLimit, threads }: Limits): EngineOptions {
  // A checkpoint rewrites what changed. This many bytes of log are replayed in well under a second after a crash.
  return { memoryLimit, threads, temporaryFolder: join(folder, 'tmp'), checkpointThreshold: '64MB' };
}

/** For the thread that starts the worker: whoever else has the folder open in this process is known there. */
export function ownStatistics(folder: string): () => void {
  const file = databaseIn(folder);
  try {
    return own(file);
  } catch (error) {
    throw storeErrorOf(error, file);
  }
}
