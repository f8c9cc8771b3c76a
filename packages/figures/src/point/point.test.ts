import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  compared,
  matrix,
  segments,
  seriesSegments,
  split,
  timeline,
  totals,
} from '../../gallery/answers.ts';
import { SAMPLES } from '../../gallery/samples.ts';
import { measureByTable } from '../files/index.ts';
import {
  heightFor,
  language,
  layout,
  legend,
  matrixFigure,
  readout,
  segmentsFigure,
  step,
  stopAt,
  timelineFigure,
  totalsFigure,
  type Figure,
  type Scene,
  type Stop,
} from '../index.ts';

const en = language('en');
const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];

function sceneOf(figure: Figure): Scene {
  return layout(figure, { width: 600, height: heightFor(figure, 600) }, measureByTable, en);
}

const lines = timelineFigure(
  compared(timeline({ metrics: ['plays'] }), { from: '2025-08-22', to: '2025-11-19' }, 'year'),
  '',
);
const heat = matrixFigure(matrix(14, { from: '2026-10-05', to: '2026-11-15' }, 'week'), '');
const bars = totalsFigure(totals(['Eins', 'Zwei', 'Drei'], ['plays', 'visitors']), '');
const curve = segmentsFigure(segments(), '');

test('the nearest stop to every stop is itself', () => {
  for (const figure of [lines, heat, bars, curve]) {
    const scene = sceneOf(figure);
    scene.stops.columns.forEach((x, column) => {
      assert.equal(stopAt(scene, x, 0)?.column, column);
    });
    scene.stops.rows.forEach((y, row) => {
      assert.deepEqual(stopAt(scene, 0, y)?.row, row);
    });
  }
});

test('pointers outside find the outermost stop; nothing to find is null', () => {
  const scene = sceneOf(heat);
  assert.deepEqual(stopAt(scene, -50, -50), { column: 0, row: 0 });
  assert.deepEqual(stopAt(scene, 9_999, 9_999), { column: 5, row: 13 });
  assert.deepEqual(stopAt(sceneOf(lines), 9_999, 0), { column: 89 });
  assert.equal(stopAt(sceneOf(timelineFigure({ ...timeline(), buckets: [], series: [] }, '')), 5, 5), null);
});

test('keys along a line; up and down belong to the page', () => {
  const scene = sceneOf(lines);
  assert.deepEqual(step(scene, null, 'ArrowRight'), { column: 0 });
  assert.deepEqual(step(scene, { column: 3 }, 'ArrowRight'), { column: 4 });
  assert.deepEqual(step(scene, { column: 0 }, 'ArrowLeft'), { column: 0 });
  assert.deepEqual(step(scene, { column: 3 }, 'End'), { column: 89 });
  for (const key of ['ArrowUp', 'PageDown', 'Tab', 'a', 'toString'])
    assert.equal(step(scene, { column: 3 }, key), null);
});

test('nothing selected yet: End begins at the end', () => {
  assert.deepEqual(step(sceneOf(lines), null, 'End'), { column: 89 });
  assert.equal(step(sceneOf(lines), null, 'ArrowUp'), null);
  assert.deepEqual(step(sceneOf(heat), null, 'Home'), { column: 0, row: 0 });
});

test('keys through a heat map, and along the rows of bars', () => {
  const scene = sceneOf(heat);
  assert.deepEqual(step(scene, { column: 2, row: 5 }, 'ArrowDown'), { column: 2, row: 6 });
  assert.deepEqual(step(scene, { column: 2, row: 5 }, 'PageDown'), { column: 2, row: 13 });
  assert.deepEqual(step(scene, { column: 2, row: 5 }, 'Home'), { column: 0, row: 5 });
  const list = sceneOf(bars);
  assert.deepEqual(step(list, { column: 0, row: 0 }, 'ArrowDown'), { column: 0, row: 1 });
  assert.deepEqual(step(list, { column: 0, row: 0 }, 'ArrowRight'), { column: 0, row: 1 });
  assert.deepEqual(step(list, { column: 0, row: 0 }, 'End'), { column: 0, row: 2 });
});

test('no walk leaves the scene, and every stop of it can be read', () => {
  const scenes = SAMPLES.map(({ figure }) => ({ figure, scene: sceneOf(figure) }));
  fc.assert(
    fc.property(
      fc.constantFrom(...scenes),
      fc.array(fc.constantFrom(...KEYS), { maxLength: 40 }),
      ({ figure, scene }, keys) => {
        let at: Stop | null = null;
        for (const key of keys) {
          at = step(scene, at, key) ?? at;
          if (!at) continue;
          assert.ok(scene.stops.columns[at.column] !== undefined);
          if (scene.stops.rows.length > 0) assert.ok(scene.stops.rows[at.row ?? -1] !== undefined);
          const { heading, entries } = readout(figure, scene, en, at);
          assert.notEqual(heading, '');
          for (const { label, value } of entries) {
            assert.notEqual(label, '');
            assert.doesNotMatch(value, /NaN|undefined|null|^$/);
          }
        }
      },
    ),
  );
});

test('what is read: day, values, and what they were a year before', () => {
  assert.deepEqual(readout(lines, sceneOf(lines), en, { column: 86 }), {
    heading: 'Mon, 16 Nov 2026',
    entries: [
      { label: 'plays', value: '34', ink: 'series-1', ghost: false },
      { label: 'a year before (Sun, 16 Nov 2025)', value: '6', ink: 'series-1', ghost: true },
    ],
  });
  const last = readout(lines, sceneOf(lines), en, { column: 89 });
  assert.equal(last.note, 'Values from 19 Nov 2026 on may still change.');
});

test('a gap is said to be one', () => {
  const figure = timelineFigure(timeline({ metrics: ['plays'], source: { dataFrom: '2026-11-10' } }), '');
  assert.equal(readout(figure, sceneOf(figure), en, { column: 0 }).entries[0]?.value, 'not counted');
});

test('bars, cells and segments say what they are about', () => {
  assert.deepEqual(readout(bars, sceneOf(bars), en, { column: 0, row: 1 }), {
    heading: 'Zwei',
    entries: [
      { label: 'plays', value: '820', ink: 'series-1' },
      { label: 'visitor-days', value: '590', ink: 'series-2' },
    ],
  });
  const cell = readout(heat, sceneOf(heat), en, { column: 1, row: 0 });
  assert.equal(cell.heading, 'Einführung in die Algorithmik');
  assert.match(cell.entries[0]?.label ?? '', /^week of 12 Oct 2026$/);
  const passage = readout(curve, sceneOf(curve), en, { column: 52 });
  assert.equal(passage.heading, '13:00 – 13:15');
  assert.equal(passage.note, 'watched more');
  assert.deepEqual(
    passage.entries.map((entry) => entry.label),
    ['share of plays', 'median of the other episodes', 'middle half of the other episodes'],
  );
  const positions = segmentsFigure(seriesSegments(3), '');
  assert.match(
    readout(positions, sceneOf(positions), en, { column: 49, row: 0 }).entries[0]?.label ?? '',
    /^50%$/,
  );
});

test('the legend names what is drawn, with the strokes of the drawing', () => {
  assert.deepEqual(legend(lines, en), [
    { label: 'plays', ink: 'series-1', dash: null, ghost: false, shape: 'line' },
    { label: 'a year before', ink: 'series-1', dash: '2 3', ghost: true, shape: 'line' },
  ]);
  const parts = legend(timelineFigure(split(3, true), ''), en);
  assert.deepEqual(
    parts.map((entry) => entry.ink),
    ['series-1', 'series-2', 'series-3', 'muted'],
  );
  assert.equal(parts.at(-1)?.label, 'all others');
  assert.ok(legend(bars, en).every((entry) => entry.shape === 'square'));
});

test('a line keeps its colour when others are hidden', () => {
  const figure = timelineFigure(timeline(), '');
  const less = { ...figure, lines: figure.lines.slice(1) };
  assert.deepEqual(legend(less, en), legend(figure, en).slice(1));
});

test('the scale of a heat map covers its values, without overlap', () => {
  const entries = legend(heat, en);
  assert.deepEqual(entries[0]?.label, '0');
  assert.match(entries.at(-1)?.label ?? '', /^≥ \d+$/);
  assert.equal(new Set(entries.map((entry) => entry.ink)).size, entries.length);
});
