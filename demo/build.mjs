import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { compress } from '../.scripts/build/compress.mjs';
import { demo } from '../rollup.config.mjs';
import { examplesIndex } from './build/examples-index.mjs';
import { withSnippets } from './build/snippets.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Puts together what the service serves: the shell, the examples, and scripts and styles under `assets`. */
export async function buildPages({ outDir }) {
  const assets = join(outDir, 'assets');
  await Promise.all(
    ['assets', 'examples', 'index.html'].map((old) =>
      rm(join(outDir, old), { recursive: true, force: true }),
    ),
  );
  await mkdir(join(outDir, 'examples'), { recursive: true });
  await Promise.all([scripts(), files(assets), pages(outDir)]);
  await compress((await readdir(assets)).map((file) => join(assets, file)));
}

async function scripts() {
  const bundle = await rollup(demo);
  await bundle.write(demo.output);
  await bundle.close();
}

async function files(assets) {
  await mkdir(assets, { recursive: true });
  const sources = (await readdir(join(HERE, 'assets'))).map((file) => join(HERE, 'assets', file));
  const styles = sources.filter((file) => file.endsWith('.css'));
  const others = sources.filter((file) => !styles.includes(file));
  await Promise.all([
    build({ entryPoints: styles, outdir: assets, bundle: true, minify: true, logLevel: 'warning' }),
    ...others.map((file) => cp(file, join(assets, basename(file)))),
  ]);
}

async function built(file) {
  return JSON.parse(await readFile(join(HERE, '../packages/elements/dist', file), 'utf8'));
}

/** What an import map says of each module that the browser may fetch. */
function integrityMap(files, version) {
  const integrity = Object.fromEntries(
    Object.entries(files).map(([file, hash]) => [
      `https://stats.example.org/elements/${version}/${file}`,
      hash,
    ]),
  );
  return JSON.stringify(integrity, null, 2).replaceAll('\n', '\n      ');
}

async function pages(outDir) {
  await cp(join(HERE, 'index.html'), join(outDir, 'index.html'));
  const { version } = await built('assets.json');
  const { 'oc-stats.js': integrity, ...later } = await built('integrity.json');
  const examples = [];
  for (const file of await readdir(join(HERE, 'examples'))) {
    const source = await readFile(join(HERE, 'examples', file), 'utf8');
    const html = source
      .replaceAll('/elements/VERSION/', `/elements/${version}/`)
      .replaceAll('"INTEGRITY_OF_THE_REST"', integrityMap(later, version))
      .replaceAll('INTEGRITY', integrity);
    examples.push({ file, html });
    await writeFile(join(outDir, 'examples', file), file === 'parts.html' ? withSnippets(html) : html);
  }
  await writeFile(join(outDir, 'examples', 'index.html'), examplesIndex(examples));
}
