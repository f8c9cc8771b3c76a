import assert from 'node:assert/strict';
import test from 'node:test';
import { StatsError } from '@oc-stats/contract';
import { bareProblem } from './problem.ts';

test('an answer to what never became a request is not guessed at either', () => {
  const { headers, status } = bareProblem(new StatsError('bad-request'));
  assert.equal(status, 400);
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('cache-control'), 'no-store');
});
