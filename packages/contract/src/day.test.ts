import assert from 'node:assert/strict';
import test from 'node:test';
import {
  addDays,
  addMonths,
  dayLabel,
  dayNumber,
  FIRST_DAY,
  isDay,
  LAST_DAY,
  startOfWeek,
  weekday,
} from './day.ts';

/** Days all over the calendar, leap years and ends of months among them. */
const DAYS: readonly string[] = Array.from({ length: 20_000 }, (_, index) =>
  dayLabel(dayNumber(FIRST_DAY) + index * 173),
);

test('real days are days', () => {
  for (const day of ['2024-02-29', '2026-12-31', FIRST_DAY, LAST_DAY]) assert.equal(isDay(day), true, day);
});

test('everything else is none', () => {
  const none = [
    '',
    '2026-02-29',
    '2026-2-3',
    '2026-13-01',
    '26-01-01',
    '2026-01-01T00:00',
    '0000-01-01',
    '9999-12-31',
  ];
  for (const text of [...none, ' 2026-01-01', '+002026-01-01', '२०२६-०१-०१'])
    assert.equal(isDay(text), false, text);
});

test('a label survives the way to a number and back', () => {
  for (const day of DAYS) {
    assert.equal(isDay(day), true);
    assert.equal(dayLabel(dayNumber(day)), day);
  }
});

test('labels stay comparable as text however far they are shifted by a range', () => {
  DAYS.forEach((day, index) => {
    const shift = ((index * 37) % 18_300) + 1;
    assert.ok(addDays(day, shift) > day && addDays(day, -shift) < day);
    assert.equal(addDays(day, shift).length + addDays(day, -shift).length, 20);
  });
});

test('months end where they end', () => {
  assert.equal(addMonths('2026-03-31', -1), '2026-02-28');
  assert.equal(addMonths('2024-02-29', 12), '2025-02-28');
  assert.equal(addMonths('2024-02-29', -12), '2023-02-28');
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(addMonths('2025-12-31', 2), '2026-02-28');
});

test('weeks begin on Monday, also around the turn of the year', () => {
  assert.equal(weekday('2026-11-16'), 0);
  assert.equal(startOfWeek('2027-01-01'), '2026-12-28');
  assert.equal(startOfWeek('1969-12-31'), '1969-12-29');
  for (const day of DAYS) {
    assert.equal(weekday(startOfWeek(day)), 0);
    assert.ok(startOfWeek(day) <= day && addDays(startOfWeek(day), 7) > day);
  }
});
