import assert from 'node:assert/strict';
import test from 'node:test';
import { bucketsIn, type DayRange, type Grain } from '@oc-stats/contract';
import { accumulate, fill, sumOf } from './fill.ts';

const frame = { from: '2026-02-10', through: '2026-03-20', watchable: true };
const nothing = { buckets: [], values: [] };

function filled(range: DayRange, grain: Grain, stored: { buckets: string[]; values: number[] } = nothing) {
  return fill(bucketsIn(range, grain), stored, { range, grain, frame });
}

test('inside, a day without rows is a zero; outside it is a gap', () => {
  assert.deepEqual(filled({ from: '2026-02-08', to: '2026-02-11' }, 'day'), [null, null, 0, 0]);
  assert.deepEqual(filled({ from: '2026-03-19', to: '2026-03-22' }, 'day'), [0, 0, null, null]);
});

test('a bucket that holds one known day is known', () => {
  // The week of 9 February holds the 10th; counting ends on a Friday.
  assert.deepEqual(filled({ from: '2026-02-02', to: '2026-02-15' }, 'week'), [null, 0]);
  assert.deepEqual(filled({ from: '2026-03-16', to: '2026-03-29' }, 'week'), [0, null]);
});

test('a bucket whose known days lie outside the range is a gap', () => {
  assert.deepEqual(filled({ from: '2026-03-21', to: '2026-04-02' }, 'month'), [null, null]);
  assert.deepEqual(filled({ from: '2026-01-20', to: '2026-02-09' }, 'month'), [null, null]);
});

test('what was counted is shown wherever it lies', () => {
  const stored = { buckets: ['2026-02-08', '2026-03-21'], values: [3, 4] };
  assert.deepEqual(filled({ from: '2026-02-08', to: '2026-02-10' }, 'day', stored), [3, null, 0]);
  assert.deepEqual(filled({ from: '2026-03-20', to: '2026-03-22' }, 'day', stored), [0, 4, null]);
});

test('nothing is known of a store that never counted, or of what appears after its last day', () => {
  const range = { from: '2026-02-10', to: '2026-02-11' };
  const buckets = bucketsIn(range, 'day');
  for (const none of [
    { from: null, through: null, watchable: true },
    { from: '2026-03-01', through: '2026-02-11', watchable: true },
  ]) {
    assert.deepEqual(fill(buckets, nothing, { range, grain: 'day', frame: none }), [null, null]);
  }
});

test('of what was never published only what was counted shows that it could be watched', () => {
  const range = { from: '2026-02-10', to: '2026-02-11' };
  const hidden = { range, grain: 'day' as const, frame: { ...frame, watchable: false } };
  const buckets = bucketsIn(range, 'day');
  assert.deepEqual(fill(buckets, nothing, hidden), [null, null]);
  assert.deepEqual(fill(buckets, { buckets: ['2026-02-11'], values: [2] }, hidden), [0, 2]);
});

test('a running total keeps its gaps, and a sum of gaps is none', () => {
  assert.deepEqual(accumulate([null, 2, 0, null, 3], 10), [null, 12, 12, null, 15]);
  assert.equal(sumOf([null, null]), null);
  assert.equal(sumOf([null, 0, 2]), 2);
});
