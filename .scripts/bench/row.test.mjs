import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judged } from './row.mjs';

const ROW = { what: 'something', how: 'somehow', unit: 'ms' };

describe('a row of the bench', () => {
  it('is judged by its median, and says how far its samples lie apart', () => {
    const { value, min, max, within } = judged({ ...ROW, samples: [9, 1, 2], most: 2 });
    assert.deepEqual({ value, min, max, within }, { value: 2, min: 1, max: 9, within: true });
  });

  it('is over beyond the most and below the least, not at them', () => {
    const within = (budget) => judged({ ...ROW, samples: [3], ...budget }).within;
    assert.deepEqual([{ most: 3 }, { most: 2.9 }, { least: 3 }, { least: 3.1 }].map(within), [
      true,
      false,
      true,
      false,
    ]);
  });

  it('is judged by another statistic when it says so', () => {
    const samples = Array.from({ length: 101 }, (_, i) => i);
    assert.equal(judged({ ...ROW, samples, of: 'p95' }).value, 95);
    assert.equal(judged({ ...ROW, samples, of: 'max' }).value, 100);
  });

  it('has no verdict without a budget, and is over when nothing could be measured', () => {
    assert.equal(judged({ ...ROW, samples: [1] }).within, null);
    assert.equal(judged({ ...ROW, samples: [], most: 1 }).within, false);
    assert.equal(judged({ ...ROW, samples: [NaN], most: 1 }).within, false);
  });
});
