import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type Plotly from 'plotly.js-dist-min';
import type { Layout } from 'plotly.js-dist-min';
import { matrix, timeline, totals } from '../../gallery/answers.ts';
import { SAMPLES } from '../../gallery/samples.ts';
import { measureByTable } from '../files/index.ts';
import {
  heightFor,
  isFurther,
  language,
  layout,
  matrixFigure,
  PALETTES,
  timelineFigure,
  totalsFigure,
  type Figure,
} from '../index.ts';
import { PLOTLY_CONFIG, plotlySpec, zoomedTicks } from './index.ts';

const en = language('en');
function specOf(figure: Figure, width = 700) {
  const scene = layout(figure, { width, height: heightFor(figure, width) }, measureByTable, en);
  return { scene, spec: plotlySpec(figure, scene, PALETTES.light, en) };
}

test('Plotly knows every key and value of every spec', () => {
  const plotly = loadPlotly();
  for (const { name, figure, width } of SAMPLES) {
    const { data, layout: wanted } = specOf(figure, width).spec;
    assert.deepEqual(plotly.validate(data, wanted as Partial<Layout>) ?? [], [], name);
  }
  // It would tell us.
  const mistakes = plotly.validate([{ type: 'scatter', y: [1], colour: 'red' }] as never, {
    width: 300,
    height: 200,
  });
  assert.equal(mistakes?.[0]?.astr, 'colour');
});

test('only the traces that the small build holds', () => {
  for (const { figure } of SAMPLES) {
    for (const trace of specOf(figure).spec.data)
      assert.ok(['scatter', 'bar', 'heatmap'].includes(String(trace['type'])));
  }
});

test('plot area, ranges and ticks are the scene’s own', () => {
  for (const { name, figure, width } of SAMPLES) {
    const { scene, spec } = specOf(figure, width);
    const { plot } = scene;
    const { margin, ...wanted } = spec.layout as {
      margin: Record<'l' | 'r' | 't' | 'b', number>;
      width: number;
      height: number;
      xaxis: { range: number[]; tickvals: number[]; ticktext: string[] };
      yaxis: { range: number[] };
    };
    assert.deepEqual([wanted.width, wanted.height], [scene.width, scene.height], name);
    assert.deepEqual([margin.l, margin.t], [plot.x, plot.y], name);
    assert.ok(Math.abs(wanted.width - margin.l - margin.r - plot.width) < 1e-6, name);
    assert.ok(Math.abs(wanted.height - margin.t - margin.b - plot.height) < 1e-6, name);
    assert.deepEqual(wanted.xaxis.range, scene.x.range, name);
    assert.deepEqual(wanted.yaxis.range, scene.y.range, name);
    assert.deepEqual(
      wanted.xaxis.tickvals,
      scene.x.ticks.map((tick) => tick.value),
    );
    assert.equal(wanted.xaxis.ticktext.length, wanted.xaxis.tickvals.length);
  }
});

test('no text of ours is markup for Plotly', () => {
  const titles = ['<b>fett</b>', '<a href="javascript:alert(1)">x</a>', '&amp; &lt;', '<br>', 'a $x$ b'];
  const specs = [
    specOf(totalsFigure(totals(titles, ['plays']), ''), 1_200).spec,
    specOf(totalsFigure(totals(titles, ['plays']), ''), 300).spec,
    specOf(
      matrixFigure(
        {
          ...matrix(1, { from: '2026-10-05', to: '2026-11-01' }, 'week'),
          rows: titles.map((title, i) => ({ id: `${i}`, title, date: null, data: [1, 2, 3, 4] })),
        },
        '',
      ),
      1_200,
    ).spec,
  ];
  for (const spec of specs) {
    const texts = textsOf([spec.data, spec.layout]);
    assert.ok(
      texts.some((text) => text.includes('&lt;b&gt;fett')),
      'the title is there',
    );
    for (const text of texts) assert.doesNotMatch(text, /[<>]|&(?!amp;|lt;|gt;)/, text);
  }
  assert.equal(PLOTLY_CONFIG.typesetMath, false);
});

test('figure and scene stay as they are, and every call gives new data', () => {
  for (const { figure } of SAMPLES) {
    const frozen = deepFreeze(structuredClone(figure));
    const { scene } = specOf(frozen);
    const copy = structuredClone(scene);
    const first = plotlySpec(frozen, deepFreeze(scene), PALETTES.dark, en);
    const second = plotlySpec(frozen, scene, PALETTES.dark, en);
    assert.deepEqual(scene, copy);
    assert.deepEqual(first, second);
    // What Plotly writes into one must not be in the other, nor in the figure.
    scribble(first);
    assert.deepEqual(plotlySpec(frozen, scene, PALETTES.dark, en), second);
  }
});

test('nothing leaves the page, nothing is Plotly’s own button', () => {
  const { config, layout: wanted } = specOf(timelineFigure(timeline(), '')).spec;
  assert.deepEqual(config, PLOTLY_CONFIG);
  assert.ok(Object.isFrozen(PLOTLY_CONFIG) && !Object.isFrozen(config));
  assert.equal(config['showSendToCloud'], false);
  assert.equal(config['plotlyServerURL'], '');
  assert.equal(config['displaylogo'], false);
  assert.equal(wanted['hovermode'], false);
  assert.equal(wanted['showlegend'], false);
});

test('colours are the palette’s, and nothing is left to Plotly', () => {
  const { data } = specOf(timelineFigure(timeline(), '')).spec;
  const colors = data.map((trace) => (trace['line'] as { color?: string }).color);
  assert.deepEqual(
    [...new Set(colors)],
    ['series-1', 'series-2', 'series-3'].map((ink) => PALETTES.light[ink as 'series-1']),
  );
});

test('zoomed in, the ticks are those of that part', () => {
  const figure = timelineFigure(timeline(), '');
  const { scene } = specOf(figure);
  const [from, to] = scene.x.range;
  assert.deepEqual(zoomedTicks(figure, scene, scene.x.range, measureByTable, en), {
    tickvals: scene.x.ticks.map((tick) => tick.value),
    ticktext: scene.x.ticks.map((tick) => tick.label),
  });
  const part = zoomedTicks(figure, scene, [from + 10.3, from + 17.9], measureByTable, en);
  assert.deepEqual(part.ticktext, ['2 Sept', '3 Sept', '4 Sept', '5 Sept', '6 Sept', '7 Sept', '8 Sept']);
  assert.ok(to > from);
  for (const { figure: each } of SAMPLES) {
    // Nobody explores these.
    if (isFurther(each)) continue;
    const { scene: own } = specOf(each);
    const [a, b] = own.x.range;
    const middle: [number, number] = [a + (b - a) * 0.4, a + (b - a) * 0.6];
    const { tickvals, ticktext } = zoomedTicks(each, own, middle, measureByTable, en);
    assert.equal(tickvals.length, ticktext.length);
    if (each.kind !== 'bars')
      for (const value of tickvals) assert.ok(value >= middle[0] && value <= middle[1]);
  }
});

/** Plotly wants a page when it loads, but `validate` only reads its schema: anything will do for a page. */
function loadPlotly(): typeof Plotly {
  const anything: object = new Proxy(function () {}, {
    get: (_, key) => (key === Symbol.toPrimitive ? () => '' : key === 'length' ? 0 : anything),
    apply: () => anything,
    construct: () => anything,
    set: () => true,
    has: () => true,
  });
  const page = { window: globalThis, self: globalThis, document: anything, navigator: { userAgent: '' } };
  const names = [
    'addEventListener',
    'DOMParser',
    'getComputedStyle',
    'HTMLElement',
    'Image',
    'location',
    'matchMedia',
    'requestAnimationFrame',
  ];
  const rest = Object.fromEntries(names.map((name) => [name, anything]));
  for (const [name, value] of Object.entries({ ...page, ...rest })) {
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: value });
  }
  return createRequire(import.meta.url)('plotly.js-dist-min') as typeof Plotly;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

function deepFreeze<T>(value: T): T {
  if (value && typeof value === 'object') Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

function scribble(value: unknown): void {
  if (!value || typeof value !== 'object') return;
  Object.values(value).forEach(scribble);
  if (Array.isArray(value)) value.push('scribble');
  else Object.assign(value, { scribble: true });
}
