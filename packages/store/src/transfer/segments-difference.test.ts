import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SegmentsRow } from '../sink.ts';
import { segmentsDifference } from './segments-difference.ts';

test('what is there already is not written', () => {
  assert.deepEqual(segmentsDifference([curve({})], [curve({})]), { changed: [], zeroed: [] });
});

test('counts, plays, days, layout and series are told apart', () => {
  const others = [{ counts: [1, 3] }, { plays: 9 }, { days: 2 }, { step: 20 }, { series: null }];
  for (const other of others) {
    assert.deepEqual(segmentsDifference([curve(other)], [curve({})]), {
      changed: [curve(other)],
      zeroed: [],
    });
  }
});

test('a row that is put over another one needs no zeros', () => {
  const wanted = [curve({ day: '2024-01-01', days: 30 })];
  assert.deepEqual(segmentsDifference(wanted, [curve({ day: '2024-01-09' })]), {
    changed: wanted,
    zeroed: [],
  });
});

test('rows that are no longer wanted count nothing', () => {
  const { changed, zeroed } = segmentsDifference([], [curve({})]);
  assert.deepEqual([changed, zeroed], [[], [curve({ plays: 0, counts: [0, 0] })]]);
  assert.deepEqual(segmentsDifference([], zeroed), { changed: [], zeroed: [] });
});

test('zeros lie in the layout of the newest row, also when that changes: theirs must never be the newest', () => {
  const wanted = [curve({ day: '2024-01-01', step: 10, counts: [1, 1, 1] })];
  const gone = curve({ day: '2024-01-05' });
  const { zeroed } = segmentsDifference(wanted, [...wanted, gone]);
  assert.deepEqual(zeroed, [{ ...gone, step: 10, plays: 0, counts: [0, 0, 0] }]);
  const later = [curve({ day: '2024-01-02' })];
  assert.deepEqual(segmentsDifference(later, [...later, ...zeroed]).zeroed, [
    { ...gone, plays: 0, counts: [0, 0] },
  ]);
});

function curve(given: Partial<SegmentsRow>): SegmentsRow {
  return {
    ...{ episode: 'e', series: 's', day: '2024-01-02', days: 1 },
    ...{ step: 15, duration: 30, plays: 1, counts: [1, 2] },
    ...given,
  };
}
