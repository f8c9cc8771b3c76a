import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Adapters } from '../service/adapters.ts';

/** The embedded store and the built-in university. Each is loaded when it is first needed. */
export function embedded(worker: { readonly workerUrl?: URL }): Adapters {
  const adapters: Adapters = {
    async openStore({ memoryLimit, threads, ...options }) {
      const { openDuckdbStore } = await import('@oc-stats/store-duckdb');
      return openDuckdbStore({
        ...options,
        ...worker,
        ...(memoryLimit === undefined ? {} : { memoryLimit }),
        ...(threads === undefined ? {} : { threads }),
      });
    },

    async restoreStore({ folder }, file) {
      const { restore } = await import('@oc-stats/store-duckdb');
      await restore(file, folder, worker);
    },

    async clearStore(options) {
      // Opening it first proves that nobody else has it open.
      await (await adapters.openStore(options)).close();
      const names = ['demo.json', 'stats.duckdb', 'stats.duckdb.wal'];
      for (const name of names) await rm(join(options.folder, name), { force: true });
    },

    async openDemo({ today, timeZone }) {
      const { demoUniversity, openDemo } = await import('../service/demo.ts');
      return openDemo(demoUniversity({ seed: SEED, today }), timeZone);
    },
  };
  return adapters;
}

/** Any number gives a university; this one looks good. */
const SEED = 2026;
