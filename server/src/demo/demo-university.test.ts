import assert from 'node:assert/strict';
import { it } from 'node:test';
import { demoUniversity } from './demo-university.ts';

it('demoUniversity comes in the size of the demo and of the bench', () => {
  const sizes = (['demo', 'bench'] as const).map((size) => {
    const { series, episodes } = demoUniversity({ seed: 1, today: '2026-11-20', size });
    return [series.length, episodes.length];
  });
  assert.deepEqual(sizes, [
    [200, 4_000],
    [2_000, 40_000],
  ]);
});
