import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, weekday } from '@oc-stats/contract';
import fc from 'fast-check';
import { teachingTerm, termNumberAt } from './teaching-term.ts';

describe('teachingTerm', () => {
  it('is named after its season', () => {
    assert.deepEqual(
      ['2026-03-31', '2026-04-01', '2026-09-30', '2026-10-01', '2027-01-01'].map(
        (day) => teachingTerm(termNumberAt(day)).title,
      ),
      [
        'Winter semester 2025/26',
        'Summer semester 2026',
        'Summer semester 2026',
        'Winter semester 2026/27',
        'Winter semester 2026/27',
      ],
    );
  });

  it('follows the one before without a gap, lectures and exams inside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4_000, max: 4_200 }), (number) => {
        const term = teachingTerm(number);
        assert.equal(teachingTerm(number + 1).from, addDays(term.to, 1));
        assert.deepEqual([termNumberAt(term.from), termNumberAt(term.to)], [number, number]);
        assert.deepEqual(
          [weekday(term.lectures.from), weekday(term.lectures.to), weekday(term.exams.from)],
          [0, 4, 0],
        );
        const order = [
          term.from,
          term.lectures.from,
          term.lectures.to,
          term.exams.from,
          term.exams.to,
          term.to,
        ];
        assert.deepEqual(order, [...order].sort());
        assert.match(term.exams.from.slice(5), number % 2 === 0 ? /^07/ : /^02/);
      }),
    );
  });
});
