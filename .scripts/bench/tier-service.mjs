import { join } from 'node:path';
import { ROOT } from '../console/root.mjs';
import { CACHE } from './cache.mjs';

const ENTRIES = {
  'tier-service': 'server/bench/tier-service.ts',
  'store-duckdb-worker': 'packages/store-duckdb/src/worker/main.ts',
};

/**
 * The service on a tier of the bench as a few plain files, bundled as the service itself is: run from its sources it
 * would carry a compiler along, and its memory and its start would not be those of a service.
 */
export async function bundledTierService() {
  const { build } = await import('esbuild');
  const folder = join(CACHE, 'service');
  await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    plugins: [npmPackagesStayOutside],
  });
  return join(folder, 'tier-service.js');
}

const npmPackagesStayOutside = {
  name: 'npm-packages-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@oc-stats/') ? undefined : { path, external: true },
    );
  },
};
