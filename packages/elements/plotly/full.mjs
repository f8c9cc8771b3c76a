import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { replaceExactly } from './replace.mjs';

const require = createRequire(import.meta.url);
const NAME = 'plotly.js-dist-min';

/**
 * The whole published bundle as a module. Without its UMD wrapper it is evaluated in two thirds of the time, because
 * the factory is no longer parsed twice.
 */
export async function fullBundle(css) {
  const published = await readFile(require.resolve(`${NAME}/plotly.min.js`), 'utf8');
  const header = /^\/\*\*[\s\S]*?\*\//.exec(published)?.[0];
  const from = published.indexOf('var Plotly=');
  const to = published.lastIndexOf('window.Plotly = Plotly');
  if (!header || from < 0 || to < from) {
    throw new Error(
      `${NAME} has changed: its wrapper is not found. Adapt packages/elements/plotly/full.mjs.`,
    );
  }
  return [
    header,
    '/* Changed by oc-stats: a module without global side effects. */',
    withoutSideEffects(published.slice(from, to)),
    'export default Plotly;',
    `export const css = ${JSON.stringify(css)};`,
    '',
  ].join('\n');
}

/** The same cuts as in the custom bundle, made in minified text. */
function withoutSideEffects(code) {
  const cuts = [
    [/(?<=\{)(?=var \w+="plotly\.js-style-"\+)/, 'return;', 2],
    [/if\(!document\.getElementById\("[0-9a-f]{64}"\)\)/, 'if(false)', 1],
    [/typeof window=="object"&&\(window\.PolyBool=\w+\)/, '0', 1],
    [/window\.sprintf=(\w+),window\.vsprintf=(\w+),/, '', 1],
    [/"js-plotly-tester"/, '"oc-stats-plotly-tester"', 1],
    [/position:"absolute",left:"-10000px"/, 'position:"fixed",left:"-10000px"', 1],
    [/window\.PlotlyLocales&&Array\.isArray\(window\.PlotlyLocales\)/, 'false', 1],
  ];
  return cuts.reduce(
    (text, [pattern, replacement, count]) => replaceExactly(text, pattern, replacement, { of: NAME, count }),
    code,
  );
}
