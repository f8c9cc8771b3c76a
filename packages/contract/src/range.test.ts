import assert from 'node:assert/strict';
import test from 'node:test';
import { daysIn, intersect, shiftDays } from './range.ts';

test('both ends belong to a range', () => {
  assert.equal(daysIn({ from: '2026-01-01', to: '2026-01-01' }), 1);
  assert.equal(daysIn({ from: '2024-02-01', to: '2024-03-01' }), 30);
});

test('ranges meet where both are', () => {
  const march = { from: '2026-03-01', to: '2026-03-31' };
  assert.deepEqual(intersect(march, { from: '2026-03-31', to: '2026-05-01' }), {
    from: '2026-03-31',
    to: '2026-03-31',
  });
  assert.equal(intersect(march, shiftDays(march, 31)), null);
});
