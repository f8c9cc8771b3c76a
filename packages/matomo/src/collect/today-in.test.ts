import assert from 'node:assert/strict';
import { test } from 'node:test';
import { todayIn } from './today-in.ts';

const cases = [
  ['Europe/Berlin', '2026-11-19T23:30:00Z', '2026-11-20'],
  ['Europe/Berlin', '2026-06-30T22:00:00Z', '2026-07-01'],
  ['Europe/Berlin', '2026-06-30T21:59:59Z', '2026-06-30'],
  // The nights in which the clocks change.
  ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29'],
  ['Europe/Berlin', '2026-03-29T21:59:00Z', '2026-03-29'],
  ['Europe/Berlin', '2026-03-29T22:00:00Z', '2026-03-30'],
  ['Europe/Berlin', '2026-10-25T22:59:00Z', '2026-10-25'],
  ['Europe/Berlin', '2026-10-25T23:00:00Z', '2026-10-26'],
  ['America/St_Johns', '2026-11-20T03:29:00Z', '2026-11-19'],
  ['Pacific/Kiritimati', '2026-11-19T10:00:00Z', '2026-11-20'],
  ['UTC', '2026-11-19T23:59:59Z', '2026-11-19'],
] as const;
for (const [zone, instant, day] of cases) {
  test(`${instant} is ${day} in ${zone}`, () => assert.equal(todayIn(zone, new Date(instant)), day));
}
