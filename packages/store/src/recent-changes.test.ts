import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecentChanges } from './recent-changes.ts';

const days = { from: '2026-01-01', to: '2026-01-02' };

test('what has been forgotten is not known, rather than unchanged', () => {
  const changes = new RecentChanges('0');
  for (let i = 1; i <= 1001; i++) changes.note({ revision: `${i}`, organization: 'o', days });
  assert.equal(changes.since('o', '0'), null);
  assert.equal(changes.since('o', '1')?.length, 1000);
  assert.deepEqual(changes.since('o', '1001'), []);
  assert.equal(changes.since('o', '1002'), null);
});

test('a change that failed counts with the one that took its revision', () => {
  const changes = new RecentChanges('0');
  changes.note({ revision: '1', organization: 'o', days });
  changes.note({ revision: '1', organization: 'o', days: { from: '2025-01-01', to: '2025-01-01' } });
  assert.equal(changes.since('o', '0')?.length, 2);
  assert.deepEqual(changes.since('o', '1'), []);
});
