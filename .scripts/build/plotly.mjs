import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesIn } from '../console/files.mjs';
import { ROOT } from '../console/root.mjs';
import { compress } from './compress.mjs';
import { whenChanged } from './stamp.mjs';

const OUT = 'packages/elements/dist/plotly';
const RECIPE = 'packages/elements/plotly/build.mjs';

/** Plotly is copied as an asset, not bundled; the elements say how. */
export function buildPlotlyAssets() {
  const inputs = [...filesIn(['packages/elements/plotly']), 'package-lock.json'];
  return whenChanged('plotly', { inputs, outputs: [`${OUT}/plotly.js`] }, async () => {
    if (!existsSync(join(ROOT, RECIPE))) return;
    const { buildPlotly } = await import(pathToFileURL(join(ROOT, RECIPE)).href);
    await buildPlotly({ outDir: join(ROOT, OUT) });
    const scripts = (await readdir(join(ROOT, OUT))).filter((name) => name.endsWith('.js'));
    await compress(scripts.map((name) => join(ROOT, OUT, name)));
  });
}
