import assert from 'node:assert/strict';
import test from 'node:test';
import { restAfterFailure } from './rest.ts';

const usualMs = 15 * 60_000;
const rests = (tookMs: number) =>
  [1, 2, 3, 9, 500].map((failures) => restAfterFailure({ failures, tookMs, usualMs }));

test('what has failed is asked again soon, then less and less often, never less often than usual', () => {
  assert.deepEqual(rests(10), [2_000, 4_000, 8_000, 512_000, usualMs]);
  assert.deepEqual(rests(60_000), [60_000, 60_000, 60_000, 512_000, usualMs]);
  assert.equal(restAfterFailure({ failures: 1, tookMs: 0, usualMs: 500 }), 500);
});
