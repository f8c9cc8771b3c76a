import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayLabel } from '@oc-stats/contract';
import { naive } from './naive.fixture.ts';
import { asOfs, columnsOf, inventory, plans } from './random.fixture.ts';
import { simulate } from './simulate.ts';

const isActive = (creator: string) => creator !== 'two';
const told = asOfs.chain((asOf) => fc.tuple(fc.constant(asOf), inventory(asOf, 16), plans));

test('it is what one gets by hand: the same months, and the same done on the same days', () => {
  fc.assert(
    fc.property(told, ([asOf, all, plan]) => {
      const columns = columnsOf(all);
      const { actions, scenario } = simulate(columns, plan, { asOf, isActive });
      const byHand = naive(columns, plan, asOf, isActive);
      assert.deepEqual(
        actions
          .map(({ recording, rule, ...days }) =>
            line(recording, rule.name, dayLabel(days.fired), dayLabel(days.done), dayLabel(days.gone)),
          )
          .sort(),
        byHand.done.map(({ done, fired, gone, id, rule }) => line(id, rule, fired, done, gone)).sort(),
      );
      assert.deepEqual(
        scenario.months.map(({ month }) => month),
        Object.keys(byHand.months),
      );
      for (const month of scenario.months) {
        const {
          archived = NaN,
          created = NaN,
          deleted = NaN,
          stored = NaN,
          told,
        } = byHand.months[month.month] ?? {};
        assertClose(month.storedHours, stored, month.month);
        assertClose(month.archivedHours, archived, month.month);
        assertClose(month.deletedHours, deleted, month.month);
        assertClose(month.createdHours, created, month.month);
        assert.equal(month.notified, told, month.month);
      }
    }),
    { numRuns: 200 },
  );
});

function line(...parts: readonly (string | number)[]): string {
  return parts.join(' ');
}

function assertClose(found: number, expected: number, where: string): void {
  assert.ok(Math.abs(found - expected) < 1e-6, `${where}: ${found} is not ${expected}`);
}
