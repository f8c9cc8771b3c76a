import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn } from '../console/files.mjs';
import { ROOT } from '../console/root.mjs';
import { compress } from './compress.mjs';
import { describeAssets } from './assets.mjs';
import { licensesOf } from './licenses.mjs';
import { whenChanged } from './stamp.mjs';

const OUT = 'packages/elements/dist';
const ENTRY = 'packages/elements/src/define/embed.ts';

/** The embed script with its chunks, ready to be served: compressed beside, its hash for SRI and its licences told. */
export function buildBrowser() {
  const folders = ['packages/contract/src', 'packages/figures/src', 'packages/elements/src'];
  const inputs = [
    ...filesIn(folders, (path) => !path.includes('.test.')),
    ...filesIn(['.scripts/build']),
    'packages/elements/tsconfig.json',
    'CHANGELOG.md',
    'package-lock.json',
    'rollup.config.mjs',
  ];
  return whenChanged('browser', { inputs, outputs: [`${OUT}/oc-stats.js`, `${OUT}/assets.json`] }, bundle);
}

async function bundle() {
  if (!existsSync(join(ROOT, ENTRY))) return;
  const [{ rollup }, { embed }] = await Promise.all([import('rollup'), import('../../rollup.config.mjs')]);
  process.chdir(ROOT);
  await rm(join(ROOT, OUT, 'chunks'), { recursive: true, force: true });
  const bundle = await rollup({ ...embed, onwarn: complain });
  const { output } = await bundle.write(embed.output);
  await bundle.close();
  const modules = output.flatMap((chunk) => Object.keys(chunk.modules ?? {}));
  await writeFile(join(ROOT, OUT, 'licenses.txt'), await licensesOf(modules));
  const files = output.map(({ fileName }) => fileName);
  await compress(files.map((file) => join(ROOT, OUT, file)));
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  await writeFile(
    join(ROOT, OUT, 'assets.json'),
    `${JSON.stringify(await describeAssets(OUT, files, version), null, 2)}\n`,
  );
}

/** Lit's sources use `this` at their top level on purpose; everything else that Rollup notices is a mistake of ours. */
function complain(warning) {
  if (warning.code === 'THIS_IS_UNDEFINED') return;
  throw new Error(`Rollup: ${warning.message}`);
}
