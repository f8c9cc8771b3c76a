import assert from 'node:assert/strict';
import test from 'node:test';
import { isCompare, previousRange, sameWeeksOf, yearBefore } from './compare.ts';
import { addDays, dayLabel, weekday } from './day.ts';
import { daysIn } from './range.ts';
import { termAt, type Term } from './term.ts';

const TERMS: readonly Term[] = [
  { id: 'ws24', title: 'Winter 2024/25', from: '2024-10-01', to: '2025-02-15' },
  { id: 'ss25', title: 'Summer 2025', from: '2025-04-01', to: '2025-07-31' },
];

test('what one can compare with', () => {
  for (const text of ['none', 'previous', 'year', 'term:ws 24']) assert.equal(isCompare(text), true, text);
  for (const text of ['', 'term:', 'last', 'Year', 'previous ']) assert.equal(isCompare(text), false, text);
});

test('the previous range is as long and ends the day before', () => {
  for (let length = 0; length < 800; length++) {
    const range = { from: dayLabel(19_000 + length), to: dayLabel(19_000 + 2 * length) };
    const before = previousRange(range);
    assert.equal(daysIn(before), daysIn(range));
    assert.equal(addDays(before.to, 1), range.from);
  }
});

test('a year before keeps the dates, leap days aside', () => {
  assert.deepEqual(yearBefore({ from: '2024-02-29', to: '2024-03-31' }), {
    from: '2023-02-28',
    to: '2023-03-31',
  });
  assert.deepEqual(yearBefore({ from: '2025-02-01', to: '2025-02-28' }), {
    from: '2024-02-01',
    to: '2024-02-28',
  });
});

test('weeks of a term meet the same weeks of another, Monday on Monday', () => {
  const [winter, summer] = TERMS as [Term, Term];
  const third = { from: '2025-04-14', to: '2025-04-20' };
  const met = sameWeeksOf(third, summer, winter);
  assert.equal(weekday(met.from), 0);
  // The winter begins on a Tuesday: its first week is that of 30 September, its third begins on 14 October.
  assert.deepEqual(met, { from: '2024-10-14', to: '2024-10-20' });
});

test('between two terms the weeks of the earlier one go on', () => {
  assert.equal(termAt(TERMS, '2024-09-30'), null);
  assert.equal(termAt(TERMS, '2025-03-01')?.id, 'ws24');
  assert.equal(termAt([...TERMS].reverse(), '2025-04-01')?.id, 'ss25');
});
