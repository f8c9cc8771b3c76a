import assert from 'node:assert/strict';
import test from 'node:test';
import { nightOf } from './night.ts';

test('a night begins at its hour, wherever the days are cut', () => {
  const berlin = { at: '04:30', timeZone: 'Europe/Berlin' };
  assert.equal(nightOf(new Date('2026-07-01T02:29:00Z'), berlin), '2026-06-30');
  assert.equal(nightOf(new Date('2026-07-01T02:30:00Z'), berlin), '2026-07-01');
  assert.equal(
    nightOf(new Date('2026-07-01T22:10:00Z'), berlin),
    '2026-07-01',
    'the next day, before its hour',
  );
  assert.equal(nightOf(new Date('2026-01-01T00:00:00Z'), { at: '00:00', timeZone: 'UTC' }), '2026-01-01');
});
