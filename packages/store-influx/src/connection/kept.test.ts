import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Kept } from './kept.ts';

/** A value that is got when the test says so. */
function keeping() {
  let now = 0;
  const asked: { resolve: (value: string) => void; reject: (error: Error) => void }[] = [];
  const kept = new Kept(() => new Promise<string>((resolve, reject) => asked.push({ resolve, reject })), {
    freshMs: 100,
    now: () => now,
  });
  return { kept, asked, at: (time: number) => (now = time) };
}

describe('what is kept', () => {
  it('is got once for all who ask meanwhile', async () => {
    const { kept, asked } = keeping();
    const answers = Promise.all([kept.get(), kept.get(), kept.get()]);
    asked[0]?.resolve('a');
    assert.deepEqual([await answers, asked.length, kept.current], [['a', 'a', 'a'], 1, 'a']);
  });

  it('is given although it is old, and got anew meanwhile, also when the clock was set back', async () => {
    const { kept, asked, at } = keeping();
    kept.set('a');
    at(100);
    assert.deepEqual([await kept.get(), asked.length], ['a', 0]);
    at(101);
    assert.deepEqual([await kept.get(), await kept.get(), asked.length], ['a', 'a', 1]);
    asked[0]?.reject(new Error('away'));
    await Promise.resolve();
    at(-1);
    assert.equal(await kept.get(), 'a');
  });

  it('is waited for after a failure, and once it has expired', async () => {
    const { kept, asked } = keeping();
    const failing = assert.rejects(kept.get(), /away/);
    asked[0]?.reject(new Error('away'));
    await failing;
    kept.set('a');
    kept.expire();
    assert.equal(kept.current, 'a');
    const anew = kept.get();
    asked[1]?.resolve('b');
    assert.equal(await anew, 'b');
  });

  it('is not what an older run brings after it was known better', async () => {
    const { kept, asked } = keeping();
    const slow = kept.get();
    kept.set('known');
    asked[0]?.resolve('old');
    await slow;
    assert.equal(kept.current, 'known');
  });

  it('is given up by one and not by the others', async () => {
    const { kept, asked } = keeping();
    const reader = new AbortController();
    const given = assert.rejects(kept.get(reader.signal), { code: 'aborted' });
    const waiting = kept.get();
    reader.abort();
    await given;
    asked[0]?.resolve('a');
    assert.equal(await waiting, 'a');
  });
});
