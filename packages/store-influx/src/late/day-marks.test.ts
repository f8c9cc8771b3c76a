import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { PointTableBuilder } from '../points/point-table.ts';
import { dayMarks, markOf } from './day-marks.ts';

interface Point {
  readonly day: number;
  readonly episode: string;
  readonly series: string | null;
  readonly counts: readonly number[];
}

const ids = fc.constantFrom('a', 'b', 'sa', '');
const point = fc.record({
  day: fc.integer({ min: 19_000, max: 19_003 }),
  episode: ids,
  series: fc.option(ids, { nil: null }),
  counts: fc.tuple(fc.nat(3), fc.constantFrom(0, 1, 2 ** 32, 2 ** 32 + 1, 2 ** 40)),
});

test('marks are equal where the points are, in whatever order, and only there', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 6 }), fc.array(point, { maxLength: 6 }), (some, others) => {
      assert.deepEqual(marksOf([...some].reverse()), marksOf(some));
      assert.equal(textOf(some) === textOf(others), marksOf(some) === marksOf(others));
    }),
    { numRuns: 500 },
  );
});

test('plays that only change their episode, their series or their day are another mark', () => {
  const base: Point[] = [
    { day: 1, episode: 'a', series: 's', counts: [3, 2] },
    { day: 1, episode: 'b', series: 's', counts: [5, 2] },
    { day: 2, episode: 'b', series: 's', counts: [5, 2] },
  ];
  const changed = (at: number, change: Partial<Point>) =>
    marksOf(base.map((one, i) => (i === at ? { ...one, ...change } : one)));
  const swapped = base.map((one) =>
    one.day === 1 ? { ...one, episode: one.episode === 'a' ? 'b' : 'a' } : one,
  );
  const all = [
    marksOf(base),
    marksOf(swapped),
    changed(0, { series: null }),
    changed(0, { day: 2 }),
    changed(0, { counts: [2, 3] }),
    marksOf([...base, base[0] as Point]),
  ];
  assert.equal(new Set(all).size, all.length);
});

test('a stretch is marked by its days alone', () => {
  const marks = new Map([
    [3, 'c'],
    [1, 'a'],
    [2, 'b'],
  ]);
  assert.equal(markOf(marks, { from: 1, to: 2 }), markOf(new Map([...marks].slice(1)), { from: 0, to: 9 }));
  assert.notEqual(markOf(marks, { from: 1, to: 2 }), markOf(marks, { from: 1, to: 3 }));
  assert.equal(markOf(marks, { from: 4, to: 9 }), '');
});

function marksOf(points: readonly Point[]): string {
  const table = new PointTableBuilder(['plays', 'visitors']);
  for (const { day, episode, series, counts } of points) {
    table.add(day, episode, series, (metric) => counts[metric] ?? 0);
  }
  return JSON.stringify([...dayMarks(table)].sort(([a], [b]) => a - b));
}

function textOf(points: readonly Point[]): string {
  return points
    .map(({ day, episode, series, counts }) => JSON.stringify([day, episode, series, counts]))
    .sort()
    .join();
}
