import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn } from '../console/files.mjs';
import { ROOT } from '../console/root.mjs';
import { whenChanged } from './stamp.mjs';

const OUT = 'server/dist';
const ENTRIES = {
  main: 'server/src/main.ts',
  'retention-worker': 'server/src/retention-desk/worker.ts',
  'store-duckdb-worker': 'packages/store-duckdb/src/worker/main.ts',
};

/**
 * The service as a few plain files. Our own packages are TypeScript sources and go in; every npm package stays outside.
 * All files lie in one folder, so `import.meta.url` means the same folder in each of them.
 */
export function buildService() {
  const sources = filesIn(
    ['packages', 'server'],
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  );
  const inputs = [...sources, 'package-lock.json', 'tsconfig.json', '.scripts/build/service.mjs'];
  return whenChanged(
    'service',
    { inputs, outputs: Object.keys(ENTRIES).map((name) => `${OUT}/${name}.js`) },
    bundle,
  );
}

async function bundle() {
  const { build } = await import('esbuild');
  await clean();
  await build({
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(
      Object.entries(ENTRIES).filter(([, path]) => existsSync(join(ROOT, path))),
    ),
    outdir: OUT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [npmPackagesStayOutside],
  });
}

const npmPackagesStayOutside = {
  name: 'npm-packages-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@oc-stats/') ? undefined : { path, external: true },
    );
  },
};

async function clean() {
  const old = existsSync(join(ROOT, OUT)) ? await readdir(join(ROOT, OUT)) : [];
  const scripts = old.filter((name) => /\.js(\.map)?$/.test(name));
  await Promise.all(scripts.map((name) => rm(join(ROOT, OUT, name))));
}
