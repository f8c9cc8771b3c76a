import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCatalog, type CatalogSnapshot } from '@oc-stats/opencast';
import { untilAsked } from '../src/commands/host.ts';
import { embedded } from '../src/commands/embedded.ts';
import { run } from '../src/commands/program.ts';
import { CATALOG } from './catalog-file.ts';
import { SEED, TODAY } from './tier.ts';

// The service on a filled tier, in the place of its demo: everything else is as `src/main.ts` composes it.
const folder = process.argv[process.argv.indexOf('--data') + 1] ?? '';
const worker = { workerUrl: new URL('store-duckdb-worker.js', import.meta.url) };

process.exitCode = await run(process.argv.slice(2), {
  version: '0.0.0',
  adapters: {
    ...embedded(worker),
    // The catalogue comes as text, as it does from a real Opencast, and no university stays in memory behind it.
    openDemo: async () => {
      const snapshot = JSON.parse(await readFile(join(folder, CATALOG), 'utf8')) as CatalogSnapshot;
      return {
        catalog: createCatalog(snapshot),
        terms: [],
        seed: SEED,
        async *inventory() {},
        plays: () => [],
      };
    },
  },
  assets: undefined,
  env: process.env,
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  clock: () => new Date(`${TODAY}T12:00:00Z`),
  asked: untilAsked,
});
