import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { interleaved, median, quantile, ratios } from './samples.mjs';

describe('samples', () => {
  it('have a median, also when they are even in number', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
    assert.equal(quantile([10, 20], 1), 20);
    assert.ok(Number.isNaN(median([])));
  });

  it('are taken in turns, and none always comes first', async () => {
    const order = [];
    const take = (name) => async (round) => order.push(`${name}${round}`);
    const samples = await interleaved(2, { a: take('a'), b: take('b') });
    assert.deepEqual(order, ['a0', 'b0', 'b1', 'a1']);
    assert.deepEqual(samples, { a: [1, 4], b: [2, 3] });
  });

  it('are compared round by round', () => {
    assert.deepEqual(ratios([10, 30], [5, 10]), [2, 3]);
  });
});
