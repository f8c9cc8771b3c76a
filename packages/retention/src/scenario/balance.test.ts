import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayNumber, type RetentionPlan } from '@oc-stats/contract';
import { retentionPlan as planSchema } from '@oc-stats/contract/schema';
import type { Columns } from './columns.ts';
import { asOfs, columnsOf, inventory, plans } from './random.fixture.ts';
import { simulate } from './simulate.ts';

const AS_OF = '2022-06-01';
const TODAY = dayNumber(AS_OF);
const given = asOfs.chain((asOf) => fc.tuple(fc.constant(asOf), inventory(asOf, 60), plans));
const rewatched = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });

test('in every month, what is stored, archived and deleted is what was there and what came', () => {
  fc.assert(
    fc.property(given, rewatched, ([asOf, all, plan], share) => {
      const columns = columnsOf(all);
      const { scenario } = simulate(columns, { ...plan, rewatched: share }, { asOf });
      const hours = columns.hours.reduce((sum, own) => sum + own, 0);
      assert.equal(scenario.months.length, plan.horizon);
      for (const month of scenario.months) {
        assertClose(month.storedHours + month.archivedHours + month.deletedHours, hours + month.createdHours);
        assertClose(month.stored + month.archived + month.deleted, columns.count + month.created);
        for (const value of [month.storedHours, month.archivedHours, month.stored, month.archived])
          assert.ok(value > -1e-9);
      }
    }),
    { numRuns: 500 },
  );
});

test('the same plan gives the same scenario again, and changes nothing', () => {
  fc.assert(
    fc.property(given, rewatched, ([asOf, all, plan], share) => {
      const columns = columnsOf(all);
      const played = simulate(columns, { ...plan, rewatched: share }, { asOf });
      assert.deepEqual(simulate(columns, { ...plan, rewatched: share }, { asOf }), played);
      assert.deepEqual(columns, columnsOf(all));
    }),
    { numRuns: 50 },
  );
});

test('what is yet to come is not thrown away before it comes', () => {
  const odd = { created: TODAY - 10, lastView: TODAY - 2000, archived: TODAY - 5, source: 1 };
  const plan = planSchema.parse({
    name: 'odd',
    rules: [{ name: 'delete', action: 'delete', after: '6 months' }],
    intake: {},
    horizon: 24,
  });
  const { months } = simulate(columnsOf([odd]), plan, { asOf: AS_OF }).scenario;
  assert.ok(months.every(({ storedHours }) => storedHours >= 0));
  assert.deepEqual([months.at(-1)?.deletedHours, months.at(-1)?.storedHours], [2, 1]);
});

test('nothing happens to a recording after it is deleted, and nothing twice', () => {
  fc.assert(
    fc.property(given, ([asOf, all, plan]) => {
      const { actions } = simulate(columnsOf(all), plan, { asOf });
      for (const recording of new Set(actions.map((action) => action.recording))) {
        const own = actions.filter((action) => action.recording === recording);
        assert.equal(new Set(own.map(({ rule }) => rule)).size, own.length);
        own.forEach((action, i) => {
          assert.ok(action.fired <= action.done && action.done <= action.gone);
          assert.ok(action.told.every((day) => day >= action.fired && day <= action.done));
          assert.ok(i === 0 || (own[i - 1]?.done ?? 0) <= action.fired);
          assert.ok(action.rule.action !== 'delete' || i === own.length - 1);
        });
      }
    }),
  );
});

test('who waits longer deletes no more, in any month', () => {
  const spans = ['1 day', '6 months', '13 months', '2 years', '4 years'];
  const oneRule = fc.record({
    notice: fc.constantFrom(undefined, '1 month'),
    grace: fc.constantFrom(undefined, '30 days'),
  });
  fc.assert(
    fc.property(inventory(AS_OF), oneRule, fc.nat({ max: spans.length - 2 }), (all, rule, at) => {
      const columns = columnsOf(all);
      const [sooner, later] = [spans[at], spans[at + 1]].map((after) =>
        deletedBy(columns, { ...rule, after }),
      );
      sooner?.forEach((hours, month) => assert.ok((later?.[month] ?? NaN) <= hours + 1e-9));
    }),
  );
});

test('who exempts more deletes no more; without a quota that is full', () => {
  fc.assert(
    fc.property(given, ([asOf, all, plan]) => {
      const rules = plan.rules.map(({ whileOver: _whileOver, ...rule }) => rule);
      const spared = { ...plan, rules, exempt: [...(plan.exempt ?? []), { source: ['Web API'] }] };
      const columns = columnsOf(all);
      const [less, more] = [spared, { ...plan, rules }].map((one) =>
        deletions(simulate(columns, one, { asOf })),
      );
      for (const [recording, gone] of less ?? []) assert.equal(more?.get(recording), gone);
    }),
  );
});

function deletions({ actions }: ReturnType<typeof simulate>): Map<number, number> {
  const all = actions.filter(({ rule }) => rule.action === 'delete');
  return new Map(all.map(({ gone, recording }) => [recording, gone]));
}

function deletedBy(columns: Columns, rule: object): number[] {
  const plan: RetentionPlan = planSchema.parse({
    name: 'one',
    rules: [{ ...rule, name: 'one', action: 'delete' }],
  });
  return simulate(columns, plan, { asOf: AS_OF }).scenario.months.map(({ deletedHours }) => deletedHours);
}

function assertClose(found: number, expected: number): void {
  assert.ok(Math.abs(found - expected) < 1e-6, `${found} is not ${expected}`);
}
