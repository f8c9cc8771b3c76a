import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayNumber, type DayRange } from '@oc-stats/contract';
import { monthsOf } from './top-items.ts';

const CASES: readonly (readonly [
  from: string,
  to: string,
  months: string | null,
  head: string | null,
  tail: string | null,
])[] = [
  ['2024-01-01', '2024-12-31', '2024-01-01…2024-12-31', null, null],
  ['2024-02-01', '2024-02-29', '2024-02-01…2024-02-29', null, null],
  ['2023-02-01', '2023-02-28', '2023-02-01…2023-02-28', null, null],
  ['2024-02-01', '2024-02-28', null, '2024-02-01…2024-02-28', null],
  ['2024-01-02', '2024-02-28', null, '2024-01-02…2024-02-28', null],
  ['2024-01-31', '2024-04-01', '2024-02-01…2024-03-31', '2024-01-31…2024-01-31', '2024-04-01…2024-04-01'],
  ['2023-12-15', '2024-01-31', '2024-01-01…2024-01-31', '2023-12-15…2023-12-31', null],
];

for (const [from, to, ...expected] of CASES) {
  test(`${from} to ${to} in whole months and the rest`, () => {
    const { months, head, tail } = monthsOf({ from, to });
    const texts = [months, head, tail].map((part) => (part ? `${part.from}…${part.to}` : null));
    assert.deepEqual(texts, expected);
  });
}

test('head, months and tail are the range, each day once', () => {
  const day = fc.integer({ min: 0, max: 1_500 }).map((offset) => addDays('2023-01-01', offset));
  fc.assert(
    fc.property(day, fc.nat(200), (from, length) => {
      const range = { from, to: addDays(from, length) };
      const { head, months, tail } = monthsOf(range);
      assert.deepEqual([head, months, tail].flatMap(daysOf), daysOf(range));
      if (months) assert.deepEqual([months.from.slice(8), addDays(months.to, 1).slice(8)], ['01', '01']);
    }),
  );
});

function daysOf(range: DayRange | null): number[] {
  if (!range) return [];
  const first = dayNumber(range.from);
  return Array.from({ length: dayNumber(range.to) - first + 1 }, (_, i) => first + i);
}
