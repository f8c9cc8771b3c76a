import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayNumber } from '@oc-stats/contract';
import { columnsOf, inventory } from '../scenario/random.fixture.ts';
import { simulate } from '../scenario/simulate.ts';
import { shippedPlans } from './shipped-plans.fixture.ts';

const plans = shippedPlans();

test('each says where it is written down, and what is approximated', () => {
  assert.ok(plans.size >= 32);
  for (const [file, { note, source }] of plans) assert.ok(source && note, file);
  assert.equal(new Set([...plans.values()].map(({ name }) => name)).size, plans.size);
});

test('each plays through on any inventory, and balances in every month', () => {
  fc.assert(
    fc.property(inventory('2026-09-01', 40), fc.constantFrom(...plans.values()), (all, plan) => {
      const columns = columnsOf(all);
      const hours = columns.hours.reduce((sum, own) => sum + own, 0);
      const { scenario } = simulate(columns, plan, { asOf: '2026-09-01' });
      assert.equal(scenario.months.length, plan.horizon);
      for (const month of scenario.months)
        assertClose(month.storedHours + month.archivedHours + month.deletedHours, hours + month.createdHours);
    }),
    { numRuns: 200 },
  );
});

test('each does something to what nobody has watched for ten years, but what it spares', () => {
  const old = { created: dayNumber('2010-01-01'), lastView: dayNumber('2012-01-01'), kind: 1 };
  for (const [file, plan] of plans) {
    const { actions } = simulate(columnsOf([old]), plan, { asOf: '2026-09-01' });
    assert.ok(actions.length > 0, file);
  }
});

function assertClose(found: number, expected: number): void {
  assert.ok(Math.abs(found - expected) < 1e-6, `${found} is not ${expected}`);
}
