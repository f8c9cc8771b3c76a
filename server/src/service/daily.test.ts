import assert from 'node:assert/strict';
import test from 'node:test';
import { daily } from './daily.ts';

test('once a day, at its time or as soon as possible after it, wherever the days are cut', async () => {
  let now = new Date('2026-03-28T00:00:00Z');
  const runs: string[] = [];
  const work = async () => runs.push(now.toISOString()) > 0;
  const schedule = daily({ at: '03:30', timeZone: 'Europe/Berlin', clock: () => now, work });
  const at = async (instant: string) => {
    now = new Date(instant);
    schedule.look();
    await new Promise((resolve) => setImmediate(resolve));
  };
  try {
    await at('2026-03-28T02:29:00Z');
    assert.deepEqual(runs, []);
    await at('2026-03-28T02:30:00Z');
    await at('2026-03-28T02:31:00Z');
    await at('2026-03-28T22:59:00Z');
    assert.equal(runs.length, 1);
    // The night in which 02:00 to 03:00 does not exist; and a service that was down until noon.
    await at('2026-03-29T01:30:00Z');
    await at('2026-03-30T10:00:00Z');
    await at('2026-03-30T10:01:00Z');
    assert.deepEqual(runs.slice(1), ['2026-03-29T01:30:00.000Z', '2026-03-30T10:00:00.000Z']);
  } finally {
    await schedule.close();
  }
});

test('what did not come to its end is tried again a few times, and then left until tomorrow', async () => {
  let now = new Date('2026-03-28T03:30:00Z');
  let runs = 0;
  const work = async () => (runs++, false);
  const schedule = daily({ at: '03:30', timeZone: 'UTC', clock: () => now, work });
  const after = async (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
    schedule.look();
    await new Promise((resolve) => setImmediate(resolve));
  };
  try {
    await after(0);
    await after(14);
    assert.equal(runs, 1);
    for (let tries = 0; tries < 10; tries++) await after(15);
    assert.equal(runs, 4);
    await after(24 * 60 - 164);
    assert.equal(runs, 5);
  } finally {
    await schedule.close();
  }
});
