import { join, resolve } from 'node:path';
import type { EngineOptions } from '@oc-stats/duckdb';

/** Enough for a million recordings; what does not fit goes to temporary files in the folder. */
const MEMORY_LIMIT = '384MB';

/** The machine has other things to do as well. */
const THREADS = 2;

export function databaseIn(folder: string): string {
  return join(resolve(folder), 'retention.duckdb');
}

export function engineOptions(folder: string, threads = THREADS): EngineOptions {
  return { memoryLimit: MEMORY_LIMIT, threads, temporaryFolder: join(resolve(folder), 'retention.tmp') };
}
