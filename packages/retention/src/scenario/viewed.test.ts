import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayLabel, dayNumber } from '@oc-stats/contract';
import { retentionPlan } from '@oc-stats/contract/schema';
import { assumptions } from './assumptions.ts';
import { columnsOf } from './random.fixture.ts';
import { simulate } from './simulate.ts';

const AS_OF = '2022-06-01';
const old = { created: dayNumber('2018-01-01') };
/** The first was never watched; the second was, and no report says when. */
const columns = { ...columnsOf([old, old]), ever: Uint8Array.of(0, 1) };

test('who was watched nobody knows when is not due before the time from the report on is over', () => {
  const rules = [{ name: 'delete', action: 'delete', after: '12 months' }];
  const plan = retentionPlan.parse({ name: 'p', rules });
  const { actions } = simulate(columns, plan, { asOf: AS_OF });
  assert.deepEqual(
    actions.map(({ fired, recording }) => [recording, dayLabel(fired)]),
    [
      [0, '2022-06-01'],
      [1, '2023-07-01'],
    ],
  );
  const told = assumptions(columns, plan, { asOf: AS_OF });
  assert.match(
    String(told.find(({ code }) => code === 'undated-view')?.message),
    /^One recording was watched/,
  );
});

test('who is watched again was watched, for all rules that ask', () => {
  const rules = [
    { name: 'archive', action: 'archive', where: { watched: 'never' } },
    { name: 'hide', action: 'unpublish', where: { watched: 'ever', createdBefore: '2018-06-01' } },
  ];
  const plan = retentionPlan.parse({ name: 'p', rules, rewatched: 1 });
  const { months } = simulate(columnsOf([old]), plan, { asOf: AS_OF }).scenario;
  assert.equal(months[0]?.archived, 1);
  assert.equal(months.at(-1)?.archived, 0);
});

test('what is archived and gone on one day was never archived; what waits or keeps its place was', () => {
  const listed = (more: object) => {
    const rules = [
      { name: 'archive', action: 'archive', after: '1 year' },
      { name: 'hide', action: 'disable', after: '1 year' },
      { name: 'delete', action: 'delete', after: '1 year', ...more },
    ];
    const plan = retentionPlan.parse({ name: 'p', rules, horizon: 2 });
    return simulate(columnsOf([old]), plan, { asOf: AS_OF }).actions.map(({ rule }) => rule.name);
  };
  assert.deepEqual(listed({}), ['hide', 'delete']);
  assert.deepEqual(listed({ notice: '1 week' }), ['archive', 'hide', 'delete']);
  assert.deepEqual(listed({ grace: '90 days' }), ['archive', 'hide', 'delete']);
});
