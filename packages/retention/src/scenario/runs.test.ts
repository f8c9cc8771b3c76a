import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runsOf } from './runs.ts';

test('rules are looked at on the days of the plan, the first one included', () => {
  assert.deepEqual(runsOf({ monthly: 1 }, '2022-06-01', 3), ['2022-06-01', '2022-07-01', '2022-08-01']);
  assert.deepEqual(runsOf({ monthly: 15 }, '2022-06-16', 3), ['2022-07-15', '2022-08-15']);
  assert.deepEqual(runsOf({ yearly: ['06-30', '01-15'] }, '2022-06-01', 12), ['2022-06-30', '2023-01-15']);
  assert.deepEqual(runsOf({ weekly: 'friday' }, '2022-06-16', 1), ['2022-06-17', '2022-06-24']);
  assert.deepEqual(runsOf({ weekly: 'wednesday' }, '2022-06-29', 1), ['2022-06-29']);
});

test('several ways to say it are all meant, and each day counts once', () => {
  const runs = {
    monthly: 1,
    days: ['2022-07-01', '2022-07-09', '2031-01-01', '2022-05-31'],
    yearly: ['07-09'],
  };
  assert.deepEqual(runsOf(runs, '2022-06-01', 2), ['2022-06-01', '2022-07-01', '2022-07-09']);
});

test('a day that a month does not have is its last one', () => {
  assert.deepEqual(runsOf({ yearly: ['02-29'] }, '2023-01-01', 24), ['2023-02-28', '2024-02-29']);
  assert.deepEqual(runsOf({ monthly: 31 }, '2023-01-01', 3), ['2023-01-31', '2023-02-28', '2023-03-31']);
});

test('no rule is looked at behind the last month of the scenario', () => {
  assert.deepEqual(runsOf({ monthly: 1 }, '2022-06-16', 2), ['2022-07-01']);
});
