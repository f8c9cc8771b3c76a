import assert from 'node:assert/strict';
import test from 'node:test';
import { ERRORS, problemOf, StatsError, type ErrorCode } from './error.ts';
import { problem } from './schema/problem.ts';

test('every code becomes a problem that the schema knows', () => {
  for (const code of Object.keys(ERRORS) as ErrorCode[]) {
    const made = problemOf(new StatsError(code, 'In detail.', { parameter: 'from' }));
    assert.deepEqual(problem.parse(made), made);
    assert.equal(made.status, ERRORS[code].status);
    assert.match(made.title, /[.]$/);
  }
});

test('without a detail there is none, and the title is not said twice', () => {
  const made = problemOf(new StatsError('bad-date'));
  assert.deepEqual(Object.keys(made), ['type', 'title', 'status', 'code']);
});
