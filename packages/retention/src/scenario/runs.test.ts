import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runsOf } from './runs.ts';

test('rules are looked at on the days of the plan, the first one included', () => {
  assert.deepEqual(runsOf({ monthly: 1 }, '2022-06-01', 3), ['2022-06-01', '2022-07-01', '2022-08-01']);
  assert.deepEqual(runsOf({ monthly: 15 }, '2022-06-16', 2), ['2022-07-15', '2022-08-15']);
  assert.deepEqual(runsOf({ yearly: ['06-30', '01-15'] }, '2022-06-01', 12), ['2022-06-30', '2023-01-15']);
});

test('a day that a year does not have is the last of its month', () => {
  assert.deepEqual(runsOf({ yearly: ['02-29'] }, '2023-01-01', 24), ['2023-02-28', '2024-02-29']);
});
