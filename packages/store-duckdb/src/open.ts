import { resolve } from 'node:path';
import { throwIfAborted, type Capabilities } from '@oc-stats/store';
import { duckdbStore, type DuckdbStore } from './duckdb-store.ts';
import { limitsOf } from './limits.ts';
import type { StoreProgress } from './link/protocol.ts';
import { WorkerLink } from './link/worker-link.ts';
import { ownStatistics } from './statistics-file.ts';

export interface DuckdbStoreOptions {
  /** Holds `stats.duckdb` and what belongs to it; made when it is not there. One process at a time. */
  readonly folder: string;
  /** What DuckDB may use, as DuckDB writes it: `128MB`, `2GB`. More goes to temporary files in the folder. */
  readonly memoryLimit?: string;
  readonly threads?: number;
  /** Gives up the opening, also in the middle of an upgrade. */
  readonly signal?: AbortSignal;
  /** The built worker; sources find theirs. */
  readonly workerUrl?: URL;
  readonly onProgress?: (progress: StoreProgress) => void;
  /** The zone in which the days were cut that are put here. */
  readonly dayZone?: string;
  readonly source?: Capabilities['source'];
}

export const FROM_SOURCE = new URL('./worker/from-source.mjs', import.meta.url);

export async function openDuckdbStore(options: DuckdbStoreOptions): Promise<DuckdbStore> {
  const { workerUrl = FROM_SOURCE, signal, onProgress } = options;
  const folder = resolve(options.folder);
  throwIfAborted(signal);
  const limits = limitsOf(options);
  const release = ownStatistics(folder);
  const link = new WorkerLink({ task: 'serve', folder, ...limits }, { workerUrl, onProgress });
  void link.exited.then(release);
  try {
    await link.started(signal);
  } catch (error) {
    await link.exited;
    throw error;
  }
  return duckdbStore(link, { dayZone: options.dayZone ?? 'UTC', source: options.source ?? 'collected' });
}
