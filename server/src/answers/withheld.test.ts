import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, withheldPlaces } from './fill.ts';
import { hiddenOf, isZero } from './withheld.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const FRAME = { from: '2026-01-01', through: '2026-03-25', watchable: true };

test('days are zero unless a week of them is withheld, or nothing but a week that is not over', () => {
  const weeks = ['2026-03-09', '2026-03-23'];
  const withheld = { weeks, open: '2026-03-23' };
  assert.equal(isZero({ from: '2026-03-02', to: '2026-03-08' }, withheld), true);
  assert.equal(isZero({ from: '2026-03-15', to: '2026-03-15' }, withheld), false);
  assert.equal(isZero({ from: '2026-03-02', to: '2026-03-31' }, withheld), false);
  assert.equal(isZero({ from: '2026-03-24', to: '2026-03-24' }, withheld), false);
  assert.equal(isZero({ from: '2026-03-22', to: '2026-03-24' }, withheld), true);
});

test('what is withheld is a gap that is named, a part of it does not hide the rest', () => {
  const stored = {
    buckets: ['2026-03-02'],
    values: [7],
    withheld: { below: 5, weeks: ['2026-03-09', '2026-03-23'], open: '2026-03-23' },
  };
  const buckets = ['2026-02-23', '2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30'];
  const shape = { range: MARCH, grain: 'week', frame: FRAME } as const;
  assert.deepEqual(fill(buckets, stored, shape), [0, 7, null, 0, null, null]);
  assert.deepEqual(withheldPlaces(buckets, stored.withheld, shape), [2, 4]);

  const month = { ...shape, grain: 'month' } as const;
  const partly = { ...stored, buckets: ['2026-03-01'] };
  assert.deepEqual(fill(['2026-03-01'], partly, month), [7]);
  assert.deepEqual(withheldPlaces(['2026-03-01'], partly.withheld, month), [0]);
  assert.deepEqual(fill(['2026-03-01'], { ...stored, buckets: [], values: [] }, month), [null]);
});

test('an answer counts what it leaves out, and is silent where nothing can be left out', () => {
  assert.deepEqual(hiddenOf(5, [['2026-03-09'], undefined, ['2026-03-09', '2026-03-16'], []]), {
    below: 5,
    cells: 3,
  });
  assert.equal(hiddenOf(undefined, [undefined]), null);
});
