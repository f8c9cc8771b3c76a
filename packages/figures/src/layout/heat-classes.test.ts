import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matrix, seriesSegments } from '../../gallery/answers.ts';
import { language, matrixFigure, segmentsFigure, type HeatFigure } from '../index.ts';
import { heatClasses } from './heat-classes.ts';

const en = language('en');

function mapOf(values: (number | null)[]): HeatFigure {
  const figure = matrixFigure(matrix(1, { from: '2026-10-05', to: '2026-10-11' }, 'day'), '');
  return { ...figure, rows: [{ id: 'a', title: 'a', date: null, values }] };
}

function labels(values: (number | null)[]): string[] {
  return heatClasses(mapOf(values))
    .entries(en)
    .map((entry) => entry.label);
}

test('few different numbers have a class each, spread over the whole scale', () => {
  assert.deepEqual(labels([0, 1, 2, 3, null]), ['not counted', '0', '1', '2', '3']);
  const classes = heatClasses(mapOf([0, 1, 2, 3]));
  assert.deepEqual(
    [0, 1, 2, 3].map((value) => classes.inkOf(classes.of(value))),
    ['heat-0', 'heat-1', 'heat-5', 'heat-8'],
  );
  assert.equal(heatClasses(mapOf([1])).inkOf(1), 'heat-5');
});

test('one outlier does not turn the others pale', () => {
  const many = Array.from({ length: 200 }, (_, i) => 1 + (i % 40));
  assert.deepEqual(labels([...many, 90_000]), labels([...many, 41]));
  const classes = heatClasses(mapOf([...many, 90_000]));
  assert.equal(classes.of(90_000), classes.of(40));
});

test('a larger number is never in a lower class, zero is alone in its own', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 300 }), (values) => {
      const classes = heatClasses(mapOf(values));
      const sorted = [...values].sort((a, b) => a - b);
      sorted.forEach((value, i) => {
        assert.ok(classes.of(value) >= classes.of(sorted[i - 1] ?? 0));
        assert.equal(classes.of(value) === 0, value === 0);
        assert.ok(classes.of(value) < classes.count && classes.count <= 9);
      });
      const entries = classes.entries(en);
      assert.equal(new Set(entries.map((entry) => entry.label)).size, entries.length);
    }),
  );
});

test('shares have the same classes in every series; the last is watched again', () => {
  const shares = segmentsFigure(seriesSegments(2), '');
  assert.equal(shares.kind, 'heat');
  const classes = heatClasses(shares);
  assert.equal(classes.of(0.999), 7);
  assert.equal(classes.of(1), 8);
  assert.equal(classes.of(0.01), 1);
  assert.equal(classes.entries(en).at(-1)?.label, '≥ 100%');
});
