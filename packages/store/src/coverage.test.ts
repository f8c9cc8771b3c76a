import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayLabel, dayNumber } from '@oc-stats/contract';
import { addCoverage } from './coverage.ts';

const range = fc
  .tuple(fc.integer({ min: 19_700, max: 19_760 }), fc.integer({ min: 0, max: 12 }))
  .map(([from, length]) => ({ from: dayLabel(from), to: dayLabel(from + length) }));

test('coverage holds exactly the days that were added, as few stretches as possible, in order', () => {
  fc.assert(
    fc.property(fc.array(range), (ranges) => {
      const stretches = ranges.reduce<readonly (typeof ranges)[number][]>(addCoverage, []);
      assert.deepEqual(daysOf(stretches), [...new Set(daysOf(ranges))].sort());
      stretches.slice(1).forEach((next, i) => {
        assert.ok(dayNumber(next.from) > dayNumber(stretches[i]!.to) + 1, 'two stretches would be one');
      });
    }),
  );
});

function daysOf(ranges: readonly { readonly from: string; readonly to: string }[]): string[] {
  return ranges.flatMap(({ from, to }) => {
    const first = dayNumber(from);
    return Array.from({ length: dayNumber(to) - first + 1 }, (_, i) => dayLabel(first + i));
  });
}
