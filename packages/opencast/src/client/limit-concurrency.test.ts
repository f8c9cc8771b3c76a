import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PLAIN } from './ask.ts';
import { limitConcurrency } from './limit-concurrency.ts';

describe('limitConcurrency', () => {
  it('asks at most so many at once, in order, and all of them', async () => {
    let running = 0;
    let most = 0;
    const begun: string[] = [];
    const ask = limitConcurrency(async ({ path }) => {
      begun.push(path);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (path === '3') throw new Error('three');
      return path;
    }, 2);
    const paths = Array.from({ length: 9 }, (_, at) => String(at));
    const settled = await Promise.allSettled(paths.map((path) => ask({ path, accept: PLAIN })));
    assert.equal(most, 2);
    assert.deepEqual(begun, paths);
    assert.deepEqual(
      settled.map(({ status }) => status === 'fulfilled'),
      paths.map((path) => path !== '3'),
    );
    assert.equal(await ask({ path: 'later', accept: PLAIN }), 'later');
  });
});
