import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';

const require = createRequire(import.meta.url);

/** Parts of Plotly that are never shown here: its buttons, its notices and its cloud dialog. */
const UNUSED = /\.modebar|\.vertical|\[data-title\]|\.plotly-notifier|\.plotly-cloud-dialog/;

/**
 * Plotly's own style rules as one text for a shared stylesheet, because rules in the document do not reach into a
 * shadow root. Plotly inserts each rule before the others, so the order in effect is the reverse of its list.
 */
export function plotlyCss() {
  const rules = [];
  const addStyleRule = (selector, declarations) => rules.push([selector, declarations]);
  const source = readFileSync(require.resolve('plotly.js/build/plotcss.js'), 'utf8');
  runInNewContext(source, { require: () => ({ addStyleRule }) });
  if (!rules.some(([selector]) => selector.endsWith('.main-svg'))) {
    throw new Error(
      'plotly.js/build/plotcss.js has changed: no rule for .main-svg. Adapt packages/elements/plotly/css.mjs.',
    );
  }
  const kept = rules.reverse().filter(([selector]) => !UNUSED.test(selector));
  // A strict CSP refuses the inline style that keeps the cells of a heat map crisp.
  kept.push(['.js-plotly-plot image', 'image-rendering:pixelated;']);
  return kept.map(([selector, declarations]) => `${selector}{${declarations}}`).join('\n');
}
