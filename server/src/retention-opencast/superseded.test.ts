import assert from 'node:assert/strict';
import test from 'node:test';
import type { Snapshot } from '@oc-stats/retention';
import { superseded } from './superseded.ts';

const snapshot = (no: number, asOf: string): Snapshot => ({
  no,
  asOf,
  timeZone: 'UTC',
  taken: `${asOf}T03:00:00Z`,
  origin: 'Opencast',
  observedSince: '2020-01-01',
  hasAccounts: false,
});

test('the last of each month stays, in whatever order they were taken', () => {
  const taken = [
    snapshot(1, '2026-01-30'),
    snapshot(2, '2026-01-31'),
    snapshot(3, '2026-02-01'),
    snapshot(4, '2026-02-01'),
    snapshot(5, '2025-02-11'),
    snapshot(6, '2026-01-02'),
  ];
  assert.deepEqual(superseded(taken), [3, 1, 6]);
  assert.deepEqual(superseded(taken.slice(0, 1)), []);
  assert.deepEqual(superseded([]), []);
});
