import assert from 'node:assert/strict';
import test from 'node:test';
import { catalogQuery, noQuery, timelineQuery, totalsQuery } from './query.ts';

const takes = (schema: typeof timelineQuery | typeof totalsQuery | typeof catalogQuery, value: object) =>
  schema.safeParse(value).success;

test('whole numbers are written as whole numbers', () => {
  assert.deepEqual(totalsQuery.parse({ limit: '500' }), { limit: 500 });
  for (const limit of ['', ' 5', '5.0', '0x5', '1e2', '-1', '0', '501', '٥', ['5', '6']]) {
    assert.equal(takes(totalsQuery, { limit }), false, JSON.stringify(limit));
  }
});

test('days far from any lecture are refused, so that nothing can be shifted out of the calendar', () => {
  assert.equal(takes(timelineQuery, { from: '1000-01-01', to: '8999-12-31' }), true);
  for (const from of ['0999-12-31', '9000-01-01', '2026-02-30', 'yesterday', '']) {
    assert.equal(takes(timelineQuery, { from }), false, from);
  }
});

test('metrics are a list of known ones', () => {
  assert.equal(takes(timelineQuery, { metrics: 'finishes,plays' }), true);
  for (const metrics of ['', 'plays,', 'views', 'plays;visitors', 'Plays']) {
    assert.equal(takes(timelineQuery, { metrics }), false, metrics);
  }
});

test('periods are durations or all', () => {
  for (const period of ['P90D', 'all']) assert.equal(takes(timelineQuery, { period }), true, period);
  for (const period of ['', 'ALL', 'P0D', '90'])
    assert.equal(takes(timelineQuery, { period }), false, period);
});

test('a misspelt parameter is an error', () => {
  assert.equal(takes(timelineQuery, { form: '2026-01-01' }), false);
  assert.equal(takes(catalogQuery, { limt: '5' }), false);
  assert.equal(noQuery.safeParse({ x: '1' }).success, false);
});
