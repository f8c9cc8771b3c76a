import assert from 'node:assert/strict';
import test from 'node:test';
import { addDays } from './day.ts';
import {
  AUTO_POINTS,
  autoGrain,
  bucketOf,
  bucketsIn,
  GRAINS,
  MAX_POINTS,
  nextBucket,
  pointsIn,
} from './grain.ts';
import type { DayRange } from './range.ts';

/** Ranges of every length up to eight years, from every day of four. */
const RANGES: readonly DayRange[] = Array.from({ length: 600 }, (_, index) => {
  const from = addDays('2023-01-01', (index * 7) % 1_461);
  return { from, to: addDays(from, index * 5) };
});
const CASES = RANGES.flatMap((range) => GRAINS.map((grain) => ({ range, grain })));

test('buckets cover a range without a gap, and no day twice', () => {
  for (const { range, grain } of CASES) {
    const buckets = bucketsIn(range, grain);
    assert.ok((buckets[0] ?? '') <= range.from);
    assert.ok(nextBucket(buckets.at(-1) ?? '', grain) > range.to);
    assert.ok(buckets.slice(1).every((bucket, index) => nextBucket(buckets[index] ?? '', grain) === bucket));
  }
});

test('a day lies in its bucket', () => {
  for (const { range, grain } of CASES) {
    const bucket = bucketOf(range.to, grain);
    assert.ok(bucket <= range.to && range.to < nextBucket(bucket, grain));
  }
});

test('a week is named by its Monday, also around the turn of the year', () => {
  assert.deepEqual(bucketsIn({ from: '2026-12-30', to: '2027-01-04' }, 'week'), ['2026-12-28', '2027-01-04']);
});

test('auto never gives more points than a screen can tell apart', () => {
  for (const range of RANGES) assert.ok(bucketsIn(range, autoGrain(range)).length <= AUTO_POINTS);
  assert.equal(autoGrain({ from: '2026-01-01', to: addDays('2026-01-01', 119) }), 'day');
  assert.equal(autoGrain({ from: '2026-01-01', to: addDays('2026-01-01', 120) }), 'week');
  assert.equal(autoGrain({ from: '2016-01-01', to: '2025-12-31' }), 'month');
});

test('points are counted as buckets are made', () => {
  for (const { range, grain } of CASES) assert.equal(pointsIn(range, grain), bucketsIn(range, grain).length);
  assert.ok(pointsIn({ from: '1000-01-01', to: '2000-01-01' }, 'day') > MAX_POINTS);
});
