import { join } from 'node:path';
import { isMemoryLimit, type EngineOptions } from '@oc-stats/duckdb';
import { RecordError } from './record-error.ts';

export function databaseIn(folder: string): string {
  return join(folder, 'record.duckdb');
}

/** Enough for a hundred thousand episodes; what does not fit goes to temporary files in the folder. */
const MEMORY_LIMIT = '64MB';

export function engineOptions(folder: string, memoryLimit: string = MEMORY_LIMIT): EngineOptions {
  if (!isMemoryLimit(memoryLimit)) {
    throw new RecordError('invalid', `The memory limit is "${memoryLimit}"; write it as 64MB or 1GB.`);
  }
  // Nothing here is large enough to be worth the memory of a second thread.
  return { memoryLimit, threads: 1, temporaryFolder: join(folder, 'record.tmp') };
}
