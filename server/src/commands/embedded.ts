import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ThreadedDesk } from '../retention-desk/threaded-desk.ts';
import type { Adapters } from '../service/adapters.ts';

/** The embedded store and the built-in university. Each is loaded when it is first needed. */
export function embedded({ plansFolder, retentionWorkerUrl, ...worker }: Built): Adapters {
  const adapters: Adapters = {
    async openStore({ memoryLimit, threads, ...options }) {
      const { openDuckdbStore } = await import('@oc-stats/store-duckdb');
      return openDuckdbStore({ ...options, ...worker, ...given({ memoryLimit, threads }) });
    },

    async restoreStore({ folder, memoryLimit, threads }, file) {
      const { restore } = await import('@oc-stats/store-duckdb');
      await restore(file, folder, { ...worker, ...given({ memoryLimit, threads }) });
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

    async openRecord({ dayZone, folder }) {
      const { openRecord } = await import('@oc-stats/record');
      return openRecord({ dayZone, folder });
    },

    async restoreRecord({ folder }, file) {
      const { restoreRecord } = await import('@oc-stats/record');
      await restoreRecord(file, folder);
    },

    async openInflux({ host, port, ...options }, hooks = {}) {
      const { influxAddress, openInfluxStore } = await import('@oc-stats/store-influx');
      return openInfluxStore({ ...options, ...hooks, url: influxAddress(host, port) });
    },

    async checkInflux({ host, port, ...options }, organization) {
      const { checkInflux, influxAddress } = await import('@oc-stats/store-influx');
      return checkInflux({ ...options, url: influxAddress(host, port), organization });
    },

    openRetention: (folder) =>
      new ThreadedDesk({
        folder,
        ...(plansFolder ? { plansFolder } : {}),
        ...(retentionWorkerUrl ? { workerUrl: retentionWorkerUrl } : {}),
      }),

    async fillInventory(folder, demo, today) {
      if (existsSync(join(folder, 'retention.duckdb'))) return false;
      const { takeDemoInventory } = await import('../service/take-demo-inventory.ts');
      await takeDemoInventory(folder, demo, today);
      return true;
    },

    async openOpencastStatistics({ catalog, ...options }) {
      const { membersIn, openOpencastStatistics } = await import('@oc-stats/store-opencast');
      return openOpencastStatistics({ ...options, membersOf: membersIn(catalog) });
    },
  };
  return adapters;
}

/** Where the built threads lie, and the plans that come with oc-stats; sources find theirs. */
interface Built {
  readonly plansFolder?: string;
  readonly workerUrl?: URL;
  readonly retentionWorkerUrl?: URL;
}

interface Limits {
  readonly memoryLimit: string | undefined;
  readonly threads: number | undefined;
}

/** What the operator has not set is left to the store. */
function given({ memoryLimit, threads }: Limits) {
  return {
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
    ...(threads === undefined ? {} : { threads }),
  };
}

/** Any number gives a university; this one looks good. */
const SEED = 2026;
