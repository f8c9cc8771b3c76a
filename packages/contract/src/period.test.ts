import assert from 'node:assert/strict';
import test from 'node:test';
import { isPeriod, isTooLong, periodEnding } from './period.ts';

test('a period ends with its last day', () => {
  assert.deepEqual(periodEnding('P90D', '2026-03-31'), { from: '2026-01-01', to: '2026-03-31' });
  assert.deepEqual(periodEnding('P2W', '2026-03-31'), { from: '2026-03-18', to: '2026-03-31' });
  assert.deepEqual(periodEnding('P1M', '2026-03-31'), { from: '2026-03-01', to: '2026-03-31' });
  assert.deepEqual(periodEnding('P1Y', '2024-02-29'), { from: '2023-03-01', to: '2024-02-29' });
});

test('only durations of one unit are periods', () => {
  for (const text of ['P90D', 'P1W', 'P12M', 'P2Y']) assert.equal(isPeriod(text), true, text);
  for (const text of ['', 'P', 'P0D', '90D', 'P1.5D', 'P-1D', 'P1Y2M', 'p1d', 'P100000D'])
    assert.equal(isPeriod(text), false, text);
});

test('a period beyond half a century is known before it is computed', () => {
  assert.equal(isTooLong('P99999Y'), true);
  assert.equal(isTooLong('P99999D'), true);
  assert.equal(isTooLong('P50Y'), false);
});
