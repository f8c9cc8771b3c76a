import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licenseTexts } from './licenses.mjs';
import { replaceExactly } from './replace.mjs';

const require = createRequire(import.meta.url);
const { version } = require('plotly.js/package.json');

const ENTRY = `
import Plotly from 'plotly.js/lib/core';
import bar from 'plotly.js/lib/bar';
import heatmap from 'plotly.js/lib/heatmap';
Plotly.register([bar, heatmap]);
export default Plotly;
`;

const BANNER = `/*! plotly.js v${version}, Copyright Plotly, Inc., MIT licence; core, bar and heatmap, without global side effects.
 * The licences of everything in this file are in plotly-licenses.txt beside it. */`;

/** The smallest build that draws what oc-stats draws; scatter is part of Plotly's core. */
export async function customBundle(css) {
  const result = await build({
    stdin: { contents: ENTRY, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2021',
    write: false,
    outfile: 'plotly.js',
    metafile: true,
    legalComments: 'eof',
    define: { global: 'window' },
    banner: { js: BANNER },
    footer: { js: `export const css = ${JSON.stringify(css)};` },
    plugins: [withoutSideEffects],
    logLevel: 'warning',
  });
  const code = result.outputFiles.find((file) => file.path.endsWith('.js'));
  return { code: code.text, licenses: await licenseTexts(Object.keys(result.metafile.inputs)) };
}

/**
 * What a guest must not do in somebody's page: write styles into the document, set or take globals, share its offscreen
 * drawing board with the host's Plotly, or let that board (9000 px wide) be scrolled to in a right-to-left page.
 */
const withoutSideEffects = {
  name: 'without-side-effects',
  setup({ onLoad }) {
    const empty = () => ({ contents: '' });
    onLoad({ filter: /plotly\.js\/build\/plotcss\.js$/ }, empty);
    onLoad({ filter: /maplibre-gl\.css$/ }, () => ({ contents: '', loader: 'empty' }));
    onLoad({ filter: /native-promise-only\/lib\/npo\.src\.js$/ }, empty);
    edit(onLoad, /polybooljs\/index\.js$/, [/window\.PolyBool = PolyBool;/, '']);
    edit(onLoad, /plotly\.js\/src\/core\.js$/, [
      /window\.PlotlyLocales && Array\.isArray\(window\.PlotlyLocales\)/,
      'false',
    ]);
    edit(
      onLoad,
      /plotly\.js\/src\/components\/drawing\/index\.js$/,
      [/'js-plotly-tester', function/, "'oc-stats-plotly-tester', function"],
      [/position: 'absolute',\s+left: '-10000px'/, "position: 'fixed', left: '-10000px'"],
    );
    // Refused by a strict CSP, and reported each time; the stylesheet says the same.
    edit(onLoad, /plotly\.js\/src\/traces\/heatmap\/plot\.js$/, [
      /image3\.attr\('style', PIXELATED_IMAGE_STYLE\);/,
      '',
    ]);
  },
};

function edit(onLoad, filter, ...edits) {
  onLoad({ filter }, async ({ path }) => {
    const source = await readFile(path, 'utf8');
    const contents = edits.reduce((text, [from, to]) => replaceExactly(text, from, to, { of: path }), source);
    return { contents };
  });
}
