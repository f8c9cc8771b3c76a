import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysIn, type Day, type DayRange } from '@oc-stats/contract';
import { addCoverage, boundsOf } from '@oc-stats/store';
import { daysToCollect, lateDays } from './days-to-collect.ts';

test('an empty store gets the last day, or all from the first', () => {
  const none = boundsOf([], null, '');
  assert.deepEqual(daysToCollect(none, { from: undefined, through: '2026-11-19' }), ['2026-11-19']);
  assert.deepEqual(daysToCollect(none, { from: '2026-11-18', through: '2026-11-19' }), [
    '2026-11-18',
    '2026-11-19',
  ]);
  assert.deepEqual(daysToCollect(none, { from: '2026-11-20', through: '2026-11-19' }), []);
});

test('gaps come first, then what is new, then what lies before, backwards', () => {
  const bounds = boundsOf([days('2026-11-05', '2026-11-06'), days('2026-11-08')], null, '');
  assert.deepEqual(daysToCollect(bounds, { from: '2026-11-03', through: '2026-11-09' }), [
    ...['2026-11-07', '2026-11-08', '2026-11-09', '2026-11-04', '2026-11-03'],
  ]);
});

test('nothing before the first day that is wanted, nothing after the last', () => {
  const bounds = boundsOf([days('2026-11-01', '2026-11-02'), days('2026-11-06')], null, '');
  assert.deepEqual(daysToCollect(bounds, { from: '2026-11-04', through: '2026-11-04' }), ['2026-11-04']);
});

test('across the change of the clocks every day comes once', () => {
  const bounds = boundsOf([days('2026-10-23')], null, '');
  assert.deepEqual(daysToCollect(bounds, { from: undefined, through: '2026-10-27' }), [
    ...['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27'],
  ]);
});

test('late days end with the last one', () => {
  assert.deepEqual(lateDays('2026-03-01', 3), ['2026-02-27', '2026-02-28', '2026-03-01']);
  assert.deepEqual(lateDays('2026-03-01', 0), []);
});

const day = fc.nat(30).map((offset) => addDays('2026-10-15', offset));
const range = fc.tuple(day, fc.nat(6)).map(([from, length]) => days(from, addDays(from, length)));

test('taken one by one, in the end everything from the first to the last day is there, each fetched once', () => {
  fc.assert(
    fc.property(
      fc.array(range, { maxLength: 4 }),
      fc.option(day, { nil: undefined }),
      day,
      (stretches, from, through) => {
        let covered: readonly DayRange[] = stretches.reduce<readonly DayRange[]>(addCoverage, []);
        const first = boundsOf(covered, null, '').countingSince;
        const done = new Set<Day>();
        for (;;) {
          const next = daysToCollect(boundsOf(covered, null, ''), { from, through }).find(
            (one) => !done.has(one),
          );
          if (next === undefined) break;
          done.add(next);
          covered = addCoverage(covered, days(next));
        }
        const wanted = days(from ?? first ?? through, through);
        if (wanted.from > wanted.to) return;
        const missing = Array.from({ length: daysIn(wanted) }, (_, i) => addDays(wanted.from, i)).filter(
          (one) => !covered.some((stretch) => stretch.from <= one && one <= stretch.to),
        );
        assert.deepEqual(missing, []);
        assert.ok([...done].every((one) => one >= wanted.from && one <= wanted.to));
      },
    ),
  );
});

function days(from: Day, to: Day = from): DayRange {
  return { from, to };
}
