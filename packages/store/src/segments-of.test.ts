import assert from 'node:assert/strict';
import test from 'node:test';
import { segmentsOf } from './segments-of.ts';
import type { SegmentsRow } from './sink.ts';

const row = (episode: string, day: string, changes: Partial<SegmentsRow> = {}): SegmentsRow => ({
  ...{ episode, day, series: 's', days: 1, step: 10, duration: 20, plays: 2, counts: [2, 1] },
  ...changes,
});
const MAY = { from: '2026-05-01', to: '2026-05-31' };

test('rows of an episode add up, in the order of the episodes', () => {
  const rows = [row('b', '2026-05-03'), row('a', '2026-05-02'), row('b', '2026-05-01')];
  const found = segmentsOf(rows, { range: MAY });
  assert.deepEqual(
    found.map(({ episode, plays, counts, covered }) => [episode, plays, counts, covered]),
    [
      ['a', 2, [2, 1], { from: '2026-05-02', to: '2026-05-02' }],
      ['b', 4, [4, 2], { from: '2026-05-01', to: '2026-05-03' }],
    ],
  );
});

test('a row of several days counts whole where it shares one with the range, and not at all where it shares none', () => {
  const rows = [row('a', '2026-04-28', { days: 4 }), row('b', '2026-04-28', { days: 3 })];
  assert.deepEqual(
    segmentsOf(rows, { range: MAY }).map(({ episode, covered }) => [episode, covered]),
    [['a', { from: '2026-04-28', to: '2026-05-01' }]],
  );
});

test('only rows that lie within a stretch of their episode count, where stretches are named', () => {
  const within = new Map([['a', [{ from: '2026-05-02', to: '2026-05-09' }]]]);
  const rows = [row('a', '2026-05-02'), row('a', '2026-05-08', { days: 3 }), row('b', '2026-05-03')];
  assert.deepEqual(
    segmentsOf(rows, { range: MAY, within }).map(({ episode, plays }) => [episode, plays]),
    [['a', 2]],
  );
});
