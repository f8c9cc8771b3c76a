import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber } from '@oc-stats/contract';
import { retentionPlan } from '@oc-stats/contract/schema';
import { notices } from './notices.ts';
import { columnsOf } from './random.fixture.ts';
import { simulate } from './simulate.ts';

const viewed = (label: string, creator: number) => ({
  created: dayNumber('2015-01-01'),
  lastView: dayNumber(label),
  creator,
});
const columns = columnsOf([
  viewed('2020-01-01', 0),
  viewed('2020-07-10', 0),
  viewed('2020-02-01', 1),
  viewed('2022-05-01', 2),
]);
const about = {
  addressOf: (recording: number) =>
    recording === 0 ? '' : `owner-${columns.creators[columns.creator[recording] ?? 0] ?? ''}@example.org`,
  titleOf: (recording: number) => `Title ${recording}`,
};
const plan = retentionPlan.parse({
  name: 'told',
  rules: [
    { name: 'delete', action: 'delete', after: '2 years', notice: ['2 months', '1 week'], grace: '30 days' },
  ],
  horizon: 6,
});
const { actions, scenario } = simulate(columns, plan, { asOf: '2022-06-01' });

test('an owner gets one letter a day, and reminders, with what is done when', () => {
  const letters = notices(columns, actions, about);
  assert.deepEqual(
    letters.map(({ day, from, hours, owner, recordings, to }) => [owner, day, recordings, hours, from, to]),
    [
      ['one', '2022-06-01', 1, 1, '2022-08-01', '2022-08-01'],
      ['two', '2022-06-01', 1, 1, '2022-08-01', '2022-08-01'],
      ['one', '2022-07-25', 1, 1, '2022-08-01', '2022-08-01'],
      ['two', '2022-07-25', 1, 1, '2022-08-01', '2022-08-01'],
      ['one', '2022-08-01', 1, 1, '2022-10-01', '2022-10-01'],
      ['one', '2022-09-24', 1, 1, '2022-10-01', '2022-10-01'],
    ],
  );
  assert.deepEqual(letters[1]?.titles, ['Title 2']);
  assert.deepEqual(letters[1]?.ids, ['2']);
  assert.deepEqual([letters[0]?.address, letters[4]?.address], ['', 'owner-one@example.org']);
});

test('the months count owners, not letters or recordings', () => {
  assert.deepEqual(
    scenario.months.map(({ notified }) => notified),
    [2, 2, 1, 1, 0, 0],
  );
});

test('what is brought back takes its place until its grace is over', () => {
  assert.deepEqual(
    scenario.months.map(({ deleted }) => deleted),
    [0, 0, 2, 2, 3, 3],
  );
});
