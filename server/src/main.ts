import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openFolder } from './assets/folder.ts';
import { embedded } from './commands/embedded.ts';
import { untilAsked } from './commands/host.ts';
import { run } from './commands/program.ts';

/** The bundle has its threads beside it, and lies elsewhere; sources find all themselves. */
const isBuilt = /\/dist\/[^/]+$/.test(import.meta.url);
const built = isBuilt
  ? {
      plansFolder: atRoot('packages/retention/plans'),
      workerUrl: new URL('store-duckdb-worker.js', import.meta.url),
      retentionWorkerUrl: new URL('retention-worker.js', import.meta.url),
    }
  : {};

const { version } = JSON.parse(readFileSync(atRoot('package.json'), 'utf8')) as { version: string };

process.exitCode = await run(process.argv.slice(2), {
  version,
  adapters: embedded(built),
  assets: { elements: openFolder(atRoot('packages/elements/dist')), demo: openFolder(atRoot('demo/dist')) },
  env: process.env,
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  clock: () => new Date(),
  asked: untilAsked,
});

/** Both `server/src` and `server/dist` lie two floors below the root. */
function atRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
