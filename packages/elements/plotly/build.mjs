import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { customBundle } from './custom.mjs';
import { fullBundle } from './full.mjs';
import { plotlyCss } from './css.mjs';

const require = createRequire(import.meta.url);
const STAMP = '.plotly-stamp.json';

/**
 * Builds what exploring loads: `plotly.js` (scatter, bar, heat map), `plotly-full.js` (everything, for
 * `explore="full"`) and `plotly-licenses.txt`. Both modules export Plotly as `default` and its style rules as `css`,
 * and neither touches a global or the document when it is evaluated.
 *
 * @param {{ outDir: string }} options
 * @returns {Promise<{ built: boolean, files: { name: string, bytes: number }[] }>}
 */
export async function buildPlotly({ outDir }) {
  const key = await inputs();
  const known = await stamped(outDir, key);
  if (known) return { built: false, files: known };

  const css = plotlyCss();
  const custom = await customBundle(css);
  const outputs = {
    'plotly.js': custom.code,
    'plotly-full.js': await fullBundle(css),
    'plotly-licenses.txt': custom.licenses,
  };
  await mkdir(outDir, { recursive: true });
  const files = [];
  for (const [name, text] of Object.entries(outputs)) {
    await writeFile(join(outDir, name), text);
    files.push({ name, bytes: Buffer.byteLength(text) });
  }
  await writeFile(join(outDir, STAMP), JSON.stringify({ key, files }));
  return { built: true, files };
}

/** The versions of what is built and of what builds it, and these scripts themselves. */
async function inputs() {
  const hash = createHash('sha256');
  for (const name of ['plotly.js', 'plotly.js-dist-min', 'esbuild'])
    hash.update(require(`${name}/package.json`).version);
  const here = fileURLToPath(new URL('.', import.meta.url));
  for (const name of (await readdir(here)).sort()) {
    if (name.endsWith('.mjs')) hash.update(await readFile(join(here, name)));
  }
  return hash.digest('hex');
}

async function stamped(outDir, key) {
  try {
    const stamp = JSON.parse(await readFile(join(outDir, STAMP), 'utf8'));
    if (stamp.key !== key) return null;
    for (const { name, bytes } of stamp.files) {
      if ((await stat(join(outDir, name))).size !== bytes) return null;
    }
    return stamp.files;
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { brotliCompressSync } = await import('node:zlib');
  const outDir = process.argv[2] ?? fileURLToPath(new URL('../dist/plotly', import.meta.url));
  const { built, files } = await buildPlotly({ outDir });
  console.log(`${built ? 'Built' : 'Unchanged'}: ${outDir}`);
  for (const { name, bytes } of files) {
    const packed = brotliCompressSync(await readFile(join(outDir, name))).length;
    console.log(
      `  ${name.padEnd(20)} ${bytes.toLocaleString('en')} bytes, ${packed.toLocaleString('en')} brotli`,
    );
  }
}
