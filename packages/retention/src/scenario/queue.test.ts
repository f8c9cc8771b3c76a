import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Queue } from './queue.ts';

test('whoever is first leaves first, and nobody is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.nat(40), (numbers, count) => {
      const queue = new Queue([...numbers], (a, b) => a - b);
      const taken = Array.from({ length: count }, () => queue.take()).filter((one) => one !== undefined);
      const sorted = [...numbers].sort((a, b) => a - b);
      assert.deepEqual(taken, sorted.slice(0, count));
      assert.deepEqual(
        [...queue.rest].sort((a, b) => a - b),
        sorted.slice(count),
      );
    }),
  );
});
