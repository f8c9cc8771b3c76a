import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayNumber } from '@oc-stats/contract';
import { retentionPlan } from '@oc-stats/contract/schema';
import { difference } from './difference.ts';
import { asOfs, columnsOf, inventory, plans } from './random.fixture.ts';
import { simulate } from './simulate.ts';

const AS_OF = '2022-06-01';
const day = (label: string) => dayNumber(label);
const columns = columnsOf([
  { minutes: 60, created: day('2019-01-01'), lastView: day('2020-01-01') },
  { minutes: 120, created: day('2021-01-01'), lastView: day('2021-03-01') },
  { minutes: 240, created: day('2022-05-01') },
]);
const played = (rules: readonly object[], prices?: object) =>
  simulate(columns, retentionPlan.parse({ name: 'p', rules, horizon: 12, prices, quotas: { stored: 5 } }), {
    asOf: AS_OF,
  });

const archive = { name: 'archive', action: 'archive', after: '1 year' };
const remove = { name: 'delete', action: 'delete', after: '18 months' };

test('it says by how much, what it costs, and who fares how', () => {
  const prices = { storedHourYear: 12, archivedHourYear: 1.2 };
  const found = difference(columns, played([archive], prices), played([remove], prices));
  const [first] = found.months;
  // The first archives 1 + 2 of 7 hours at once, the second deletes 1; in September 2022 the second takes 2 more.
  assert.deepEqual(
    [first?.month, first?.storedHours, first?.archivedHours, first?.deletedHours, first?.deleted],
    ['2022-06', 2, -3, 1, 1],
  );
  assert.equal(found.months.length, 12);
  assert.deepEqual(found.firstMonthOver, [null, '2022-06']);
  assert.deepEqual(found.moves, [{ from: 'archived', to: 'deleted', recordings: 2, hours: 3 }]);
  assert.deepEqual(found.recordings, [
    {
      id: '0',
      hours: 1,
      from: { ends: 'archived', day: '2022-06-01', rule: 'archive' },
      to: { ends: 'deleted', day: '2022-06-01', rule: 'delete' },
    },
    {
      id: '1',
      hours: 2,
      from: { ends: 'archived', day: '2022-06-01', rule: 'archive' },
      to: { ends: 'deleted', day: '2022-10-01', rule: 'delete' },
    },
  ]);
  // For four months 6 hours are stored instead of 4, and in twelve none archived instead of 3; both by the month.
  assert.ok(Math.abs((found.cost ?? NaN) - (4 * 2 * 1 - 12 * 3 * 0.1)) < 1e-9);
});

test('who is only later, or is stripped and not spared, fares differently too', () => {
  const strip = { name: 'strip', action: 'strip', after: '1 year' };
  const { moves } = difference(columns, played([remove]), played([strip, { ...remove, notice: '1 month' }]));
  assert.deepEqual(moves, [{ from: 'deleted', to: 'deleted', recordings: 2, hours: 3 }]);
  const spared = difference(columns, played([remove]), played([strip])).moves;
  assert.deepEqual(spared, [{ from: 'deleted', to: 'stripped', recordings: 2, hours: 3 }]);
});

test('without prices nothing is said of costs', () => {
  assert.equal(difference(columns, played([archive]), played([remove], {})).cost, null);
});

test('a plan does nothing otherwise than itself, and two differ as much either way round', () => {
  fc.assert(
    fc.property(
      asOfs.chain((asOf) => fc.tuple(fc.constant(asOf), inventory(asOf))),
      plans,
      plans,
      ([asOf, all], one, other) => {
        const inside = columnsOf(all);
        const [a, b] = [simulate(inside, one, { asOf }), simulate(inside, other, { asOf })];
        const same = difference(inside, a, a);
        assert.deepEqual([same.moves, same.recordings], [[], []]);
        const [there, back] = [difference(inside, a, b), difference(inside, b, a)];
        assert.deepEqual(
          back.recordings.map(({ from, id, to }) => [id, to, from]),
          there.recordings.map(({ from, id, to }) => [id, from, to]),
        );
        there.months.forEach(({ storedHours }, i) =>
          assert.ok(Math.abs(storedHours + (back.months[i]?.storedHours ?? NaN)) < 1e-9),
        );
        const hours = there.recordings.reduce((sum, own) => sum + own.hours, 0);
        assert.ok(Math.abs(there.moves.reduce((sum, own) => sum + own.hours, 0) - hours) < 1e-6);
      },
    ),
    { numRuns: 60 },
  );
});
