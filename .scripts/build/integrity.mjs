import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../console/root.mjs';
import { whenChanged } from './stamp.mjs';

const OUT = 'packages/elements/dist';
const ASSETS = `${OUT}/assets.json`;
const PLOTLY = ['plotly/plotly.js', 'plotly/plotly-full.js'];

/**
 * The hash of every file that the script may load, Plotly's as well: a page that pins a version hands them to the browser,
 * which then checks also what is imported later. They would take a twentieth of the script if they stood in it.
 */
export function buildIntegrity() {
  const inputs = [ASSETS, ...PLOTLY.map((file) => `${OUT}/${file}`), '.scripts/build/integrity.mjs'];
  return whenChanged('integrity', { inputs, outputs: [`${OUT}/integrity.json`] }, async () => {
    const { files } = JSON.parse(await readFile(join(ROOT, ASSETS), 'utf8'));
    const scripts = Object.entries(files).map(([file, { integrity }]) => [file, integrity]);
    const plotly = await Promise.all(
      PLOTLY.map(async (file) => [file, hashOf(await readFile(join(ROOT, OUT, file)))]),
    );
    const all = Object.fromEntries([...scripts, ...plotly]);
    await writeFile(join(ROOT, OUT, 'integrity.json'), `${JSON.stringify(all, null, 2)}\n`);
  });
}

/** As the browsers want it written. */
export function hashOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}
