import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber } from '@oc-stats/contract';
import { retentionPlan } from '@oc-stats/contract/schema';
import { columnsOf } from './random.fixture.ts';
import { simulate } from './simulate.ts';

const AS_OF = '2022-06-01';
const day = (label: string) => dayNumber(label);
const keep = [{ name: 'keep', action: 'notify', after: '100 years' }];
const run = (all: Parameters<typeof columnsOf>[0], more: object, given: object = {}) =>
  simulate(columnsOf(all), retentionPlan.parse({ name: 'p', rules: keep, horizon: 24, ...more }), {
    asOf: AS_OF,
    ...given,
  });

test('what was made in the last year comes again in the same months, and a share of it by source', () => {
  const all = [
    { minutes: 60, created: day('2021-06-01'), source: 0 },
    { minutes: 120, created: day('2022-05-31'), source: 2 },
    { minutes: 600, created: day('2021-05-31') },
    { minutes: 600, created: day('2022-06-01') },
  ];
  const { months } = run(all, { intake: { share: 2, bySource: { Unspecified: 0.5 } } }).scenario;
  const created = months.map(({ createdHours }) => createdHours);
  assert.deepEqual([created[0], created[10], created[11], created[12], created[23]], [2, 2, 3, 5, 6]);
  assert.equal(months.at(-1)?.storedHours, 23 + 6);
  assert.equal(months.at(-1)?.created, 2 * 2 + 2 * 0.5);
});

test('the year of a contract begins in its month, and what it has had before the report counts', () => {
  const all = [
    { minutes: 60 * 5, created: day('2021-07-31') },
    { minutes: 60 * 7, created: day('2021-08-01') },
    { minutes: 60 * 1, created: day('2022-05-10') },
  ];
  const over = (quotas: object) =>
    run(all, { intake: {}, quotas })
      .scenario.months.filter(({ overQuota }) => overQuota.includes('created'))
      .map(({ month }) => month);
  // From August 2021: 7 and 1, and 5 in July 2022. From August 2022: 7, and 1 in May, and 5 in July.
  assert.deepEqual(over({ created: 12, yearStart: 8 }), ['2022-07', '2023-07']);
  assert.deepEqual(over({ created: 13, yearStart: 8 }), []);
  // From June, that of the report, on: 5, then 7, then 1.
  assert.deepEqual(over({ created: 12 }), ['2023-05', '2024-05']);
});

test('who uses all of a quota is not over it, and the first month over is the first of any', () => {
  const all = [{ minutes: 60, created: day('2021-12-01') }];
  assert.equal(run(all, { quotas: { stored: 1 } }).scenario.firstMonthOver, null);
  const scenario = run(all, { quotas: { stored: 1.5, archived: 0 }, intake: {} }).scenario;
  assert.equal(scenario.firstMonthOver, '2022-12');
  assert.deepEqual(scenario.months[6]?.overQuota, ['stored']);
});

test('prices are for a year and reckoned by the month; what is made is paid once', () => {
  const all = [
    { minutes: 600, created: day('2021-12-01') },
    { minutes: 60, archived: day('2022-01-01') },
  ];
  const prices = { storedHourYear: 12, archivedHourYear: 2.4, createdHour: 5, year: 120 };
  const { cost } = run(all, { prices, horizon: 12, intake: { share: 0.1 } }).scenario;
  // 10 hours stored and 1 more from December on, 1 archived, 1 made.
  assert.ok(Math.abs((cost ?? NaN) - (120 + 6 + 2.4 + 5 + 120)) < 1e-9, String(cost));
  assert.equal(run(all, {}).scenario.cost, null);
  assert.equal(run(all, { prices: {} }).scenario.cost, 0);
});

test('who was not counted may have been watched: until then no time begins', () => {
  const rules = [
    { name: 'archive', action: 'archive', after: '1 year' },
    { name: 'never', action: 'delete', since: 'created', where: { watched: 'never' } },
  ];
  const all = [
    { created: day('2015-01-01') },
    { created: day('2022-04-01') },
    { created: day('2015-01-01'), lastView: day('2019-01-01') },
  ];
  const played = (given: object) =>
    run(all, { rules }, given).actions.map(
      ({ fired, recording, rule }) => `${recording} ${rule.name} ${fired - day(AS_OF)}`,
    );
  assert.deepEqual(played({}).sort(), ['0 never 0', '1 never 0', '2 archive 0']);
  assert.deepEqual(played({ observedSince: '2022-03-01' }).sort(), [
    `0 archive ${day('2023-04-01') - day(AS_OF)}`,
    '1 never 0',
    '2 archive 0',
  ]);
});

test('what is archived and deleted on the same day is only deleted; who is told of it is told', () => {
  const all = [{ created: day('2015-01-01') }];
  const remove = { name: 'delete', action: 'delete', since: 'archived' };
  const archive = { name: 'archive', action: 'archive', after: '1 year' };
  const names = (rules: readonly object[]) => run(all, { rules }).actions.map(({ rule }) => rule.name);
  assert.deepEqual(names([archive, remove]), ['delete']);
  assert.deepEqual(names([{ ...archive, notice: '1 day' }, remove]), ['archive', 'delete']);
  // Those above see what one below has done on the next day on which they are looked at.
  assert.deepEqual(names([remove, archive]), ['archive', 'delete']);
  const another = { name: 'another', action: 'notify', after: '99 years' };
  assert.deepEqual(names([remove, archive, another]), ['archive', 'delete']);
});
