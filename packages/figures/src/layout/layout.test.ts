import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, bucketsIn, GRAINS, type Grain } from '@oc-stats/contract';
import fc from 'fast-check';
import { matrix, segments, SOURCE, timeline, totals } from '../../gallery/answers.ts';
import { SAMPLES } from '../../gallery/samples.ts';
import { measureByTable } from '../files/index.ts';
import {
  heightFor,
  language,
  layout,
  matrixFigure,
  segmentsFigure,
  timelineFigure,
  totalsFigure,
  type Figure,
  type Scene,
  type TextMark,
} from '../index.ts';

const width = fc.integer({ min: 280, max: 2_400 });
const lang = fc.constantFrom('en', 'de');
const title = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    '',
    '   ',
    'a'.repeat(10_000),
    '<b>&amp;</b>',
    'مقدمة في الخوارزميات',
    '\u0000\u202e\ud800',
  ),
);
const value = fc.option(fc.integer({ min: 0, max: 5_000_000 }), { freq: 6 });

test('every sample lies within its scene, whatever the width', () => {
  for (const { name, figure } of SAMPLES) {
    for (const wide of [280, 281, 320, 479, 480, 700, 1_000, 2_400]) check(figure, wide, 'en', name);
  }
});

test('lines: labels inside and apart, ticks in range, paths finite', () => {
  const figure = fc
    .record({
      from: fc.integer({ min: 0, max: 8_000 }).map((days) => addDays('2005-01-01', days)),
      days: fc.integer({ min: 1, max: 900 }),
      grain: fc.constantFrom(...GRAINS),
      titles: fc.array(title, { maxLength: 8 }),
      seed: fc.array(value, { minLength: 1, maxLength: 30 }),
      mode: fc.constantFrom('delta' as const, 'cumulative' as const),
    })
    .map(({ from, days, grain, titles, seed, mode }) => {
      const range = { from, to: addDays(from, days - 1) };
      const buckets = bucketsIn(range, grain);
      const data = (shift: number) => buckets.map((_, i) => seed[(i + shift) % seed.length] ?? null);
      const series = titles.map((text, i) => ({
        metric: 'plays' as const,
        item: { id: `${i}`, title: text },
        data: data(i),
      }));
      return timelineFigure({ ...timeline({ range, grain }), mode, buckets, series }, titles[0] ?? '');
    });
  fc.assert(fc.property(figure, width, lang, (each, wide, tag) => check(each, wide, tag)));
});

test('bars: labels inside and apart, ticks in range, paths finite', () => {
  const figure = fc
    .tuple(fc.array(title, { maxLength: 40 }), fc.array(value, { minLength: 1 }))
    .map(([titles, seed]) => {
      const answer = totals(titles, ['plays', 'visitors']);
      const columns = answer.columns.map((column, m) => ({
        ...column,
        data: titles.map((_, i) => seed[(i + m) % seed.length] ?? null),
      }));
      return totalsFigure({ ...answer, columns }, titles[0] ?? '');
    });
  fc.assert(fc.property(figure, width, lang, (each, wide, tag) => check(each, wide, tag)));
});

test('heat maps: labels inside and apart, ticks in range, paths finite', () => {
  const figure = fc
    .tuple(
      fc.array(title, { maxLength: 60 }),
      fc.array(value, { minLength: 1 }),
      fc.constantFrom<Grain>('day', 'week', 'month'),
    )
    .map(([titles, seed, grain]) => {
      const answer = matrix(titles.length, { from: '2025-11-10', to: '2026-03-04' }, grain);
      const rows = answer.rows.map((row, r) => ({
        ...row,
        title: titles[r] ?? '',
        data: answer.buckets.map((_, c) => seed[(r * 7 + c) % seed.length] ?? null),
      }));
      return matrixFigure({ ...answer, rows }, '');
    });
  fc.assert(
    fc.property(figure, width, lang, (each, wide, tag) => check(each, wide, tag)),
    { numRuns: 60 },
  );
});

test('curves: labels inside and apart, ticks in range, paths finite', () => {
  const figure = fc
    .record({
      duration: fc.integer({ min: 1, max: 40_000 }),
      step: fc.integer({ min: 1, max: 60 }),
      rates: fc.array(fc.option(fc.double({ min: 0, max: 4, noNaN: true }), { freq: 20 }), {
        maxLength: 700,
      }),
      siblings: fc.boolean(),
    })
    .map(({ duration, step, rates, siblings }) => {
      const data = rates.slice(0, Math.ceil(duration / step));
      return segmentsFigure({ ...segments({ siblings }), duration, step, data }, '');
    });
  fc.assert(fc.property(figure, width, lang, (each, wide, tag) => check(each, wide, tag)));
});

test('a figure without anything in it still has a scene', () => {
  const none = [
    timelineFigure({ ...timeline(), buckets: [], series: [] }, ''),
    totalsFigure(totals([], []), ''),
    matrixFigure({ ...matrix(0, { from: '2026-01-01', to: '2026-01-07' }, 'day'), buckets: [] }, ''),
    segmentsFigure({ ...segments(), data: [], duration: null, step: null, siblings: null }, ''),
  ];
  for (const figure of none) check(figure, 320, 'en', figure.kind);
});

test('cells finer than a pixel keep their highest value', () => {
  const answer = matrix(1, { from: '2020-01-01', to: '2026-11-19' }, 'day');
  const data = answer.buckets.map((_, i) => (i === 1_500 ? 9_000 : 0));
  const figure = matrixFigure({ ...answer, rows: [{ id: 'a', title: 'a', date: null, data }] }, '');
  const scene = layout(figure, { width: 400, height: 60 }, measureByTable, language('en'));
  const inks = scene.marks.flatMap((mark) => (mark.type === 'path' ? [mark.fill] : []));
  assert.deepEqual(inks, ['heat-0', 'heat-8']);
});

test('the provisional end and partial outer buckets are dotted, the rest is not', () => {
  const range = { from: '2026-09-02', to: '2026-11-19' };
  const figure = timelineFigure(timeline({ range, grain: 'week', metrics: ['plays'] }), '');
  assert.deepEqual(figure.partial, { first: true, last: true });
  assert.equal(figure.provisionalFrom, figure.buckets.length - 1);
  const scene = layout(figure, { width: 600, height: 240 }, measureByTable, language('en'));
  const lines = scene.marks.filter((mark) => mark.type === 'path' && mark.stroke === 'series-1');
  const corners = lines.map((mark) =>
    mark.type === 'path' ? [mark.dash, mark.d.split(/[ML]/).length - 1] : [],
  );
  assert.deepEqual(corners, [
    [undefined, figure.buckets.length - 2],
    ['1 3', 4],
  ]);
});

test('days beyond the data are no line, and zeros are one', () => {
  const range = { from: '2026-11-10', to: '2026-11-30' };
  const figure = timelineFigure(
    timeline({ range, metrics: ['plays'], source: { ...SOURCE, provisionalFrom: null } }),
    '',
  );
  const scene = layout(figure, { width: 600, height: 240 }, measureByTable, language('en'));
  const line = scene.marks.find((mark) => mark.type === 'path' && mark.stroke === 'series-1');
  assert.ok(line?.type === 'path');
  assert.equal(line.d.split(/[ML]/).length - 1, 10);
});

function check(figure: Figure, wide: number, tag: string, name = ''): void {
  const high = heightFor(figure, wide);
  assert.ok(high >= 40 && high <= 4_000, `${name}: height ${high}`);
  const scene = layout(figure, { width: wide, height: high }, measureByTable, language(tag));
  const about = `${name} at ${wide}`;
  assert.equal(scene.width, wide);
  assert.equal(scene.height, high);
  checkTexts(scene, about);
  checkPaths(scene, about);
  checkAxes(scene, about);
}

function boxOf({ x, y, text, size, anchor }: TextMark): {
  left: number;
  right: number;
  top: number;
  bottom: number;
} {
  const wide = measureByTable(text, size) / 1.04;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return { left, right: left + wide, top: y - size * 0.8, bottom: y + size * 0.2 };
}

function checkTexts(scene: Scene, about: string): void {
  const texts = scene.marks.filter((mark): mark is TextMark => mark.type === 'text');
  const boxes = texts.map((mark) => ({ mark, ...boxOf(mark) })).sort((a, b) => a.top - b.top);
  boxes.forEach((box, i) => {
    const { text } = box.mark;
    const inside =
      box.left >= -1 && box.right <= scene.width + 1 && box.top >= -1 && box.bottom <= scene.height + 1;
    assert.ok(inside, `${about}: "${text}" sticks out: ${JSON.stringify({ ...box, mark: undefined })}`);
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /[\u0000-\u001f]/, about);
    for (const other of boxes.slice(i + 1)) {
      if (other.top >= box.bottom - 0.5) break;
      const apart = other.left >= box.right - 0.5 || box.left >= other.right - 0.5;
      assert.ok(apart, `${about}: "${text}" and "${other.mark.text}" overlap`);
    }
  });
}

function checkPaths(scene: Scene, about: string): void {
  for (const mark of scene.marks) {
    if (mark.type !== 'path') continue;
    assert.match(mark.d, /^(M-?[\d.]|$)/, about);
    assert.doesNotMatch(mark.d, /NaN|Infinity|undefined|e[-+]/, about);
  }
}

function checkAxes({ x, y, plot, stops, width: wide, height: high }: Scene, about: string): void {
  assert.ok(plot.x >= 0 && plot.y >= 0 && plot.width > 0 && plot.height > 0, about);
  assert.ok(plot.x + plot.width <= wide && plot.y + plot.height <= high, about);
  for (const { range, ticks } of [x, y]) {
    const [low, top] = [Math.min(...range), Math.max(...range)];
    for (const tick of ticks)
      assert.ok(tick.value >= low && tick.value <= top, `${about}: ${tick.label} beyond its axis`);
  }
  for (const tick of x.ticks)
    assert.ok(tick.at >= plot.x - 0.2 && tick.at <= plot.x + plot.width + 0.2, about);
  for (const tick of y.ticks)
    assert.ok(tick.at >= plot.y - 0.2 && tick.at <= plot.y + plot.height + 0.2, about);
  for (const line of [stops.columns, stops.rows]) {
    line.forEach((at, i) => assert.ok(Number.isFinite(at) && at >= (line[i - 1] ?? 0) - 0.2, about));
  }
}
