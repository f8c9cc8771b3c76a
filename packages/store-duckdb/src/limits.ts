import { availableParallelism } from 'node:os';
import { isMemoryLimit } from '@oc-stats/duckdb';
import { StoreError } from '@oc-stats/store';

export interface Limits {
  readonly memoryLimit: string;
  readonly threads: number;
}

export const DEFAULT_MEMORY_LIMIT = '128MB';
const MOST_THREADS = 4;

/** What is not given gets its default; what means nothing is refused: DuckDB would only say that it cannot be set. */
export function limitsOf(given: {
  readonly memoryLimit?: string | undefined;
  readonly threads?: number | undefined;
}): Limits {
  const { memoryLimit = DEFAULT_MEMORY_LIMIT, threads = Math.min(MOST_THREADS, availableParallelism()) } =
    given;
  if (!isMemoryLimit(memoryLimit)) {
    throw new StoreError('invalid', `The memory limit is "${memoryLimit}"; write it as 128MB or 2GB.`);
  }
  if (!Number.isInteger(threads) || threads < 1) {
    throw new StoreError(
      'invalid',
      `The store is to use ${threads} threads; give it a whole number from 1 on.`,
    );
  }
  return { memoryLimit, threads };
}
