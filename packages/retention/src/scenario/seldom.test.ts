import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayLabel, dayNumber } from '@oc-stats/contract';
import { retentionPlan } from '@oc-stats/contract/schema';
import { columnsOf, FOLDERS } from './random.fixture.ts';
import { simulate } from './simulate.ts';

const created = dayNumber('2019-01-01');
const [SERIES, NONE] = [1, FOLDERS.indexOf('')];

function firedOf(all: Parameters<typeof columnsOf>[0], fewerViews: object): Record<number, string> {
  const rule = { name: 'seldom', action: 'unpublish', since: 'created', after: '1 year', fewerViews };
  const plan = retentionPlan.parse({ name: 'p', rules: [rule] });
  const { actions } = simulate(columnsOf(all), plan, { asOf: '2022-06-15' });
  return Object.fromEntries(actions.map(({ fired, recording }) => [recording, dayLabel(fired)]));
}

test('fewer is fewer; what had enough has none any more when the year after the report is over', () => {
  const all = [9, 10].map((views) => ({ created, views }));
  assert.deepEqual(firedOf(all, { than: 10 }), { 0: '2022-07-01', 1: '2023-07-01' });
});

test('the views of a series count for all of it; what lies in none stands for itself', () => {
  const all = [
    { created, views: 60, folder: SERIES },
    { created, views: 40, folder: SERIES },
    { created, views: 60, folder: NONE },
    { created, views: 40, folder: NONE },
    { created, views: 99, folder: 2 },
  ];
  const soon = '2022-07-01';
  assert.deepEqual(firedOf(all, { than: 100, of: 'series' }), {
    0: '2023-07-01',
    1: '2023-07-01',
    2: soon,
    3: soon,
    4: soon,
  });
});

test('next year’s series is another one, and is watched in its own year', () => {
  const [last, before] = [dayNumber('2022-01-10'), dayNumber('2019-01-10')];
  const all = [
    { created: last, views: 60, folder: SERIES },
    { created: before, views: 60, folder: SERIES },
  ];
  const rule = {
    name: 'seldom',
    action: 'delete',
    since: 'created',
    after: '1 month',
    fewerViews: { than: 100, of: 'folder' },
  };
  const plan = retentionPlan.parse({ name: 'p', rules: [rule], intake: { share: 2 }, horizon: 24 });
  const deleted = (more: object) =>
    simulate(columnsOf(all), { ...plan, ...more }, { asOf: '2022-06-15' }).scenario.months.findIndex(
      (month) => month.deleted > 2,
    );
  // Two of it with 60 views each have enough until June 2024. One alone goes in March 2023, and this year’s two in July.
  assert.equal(deleted({}), -1);
  assert.equal(deleted({ intake: { share: 1, bySource: {} } }), 13);
});
