import assert from 'node:assert/strict';
import { describe, it, type MockTracker } from 'node:test';
import { atOnce, inSlices, mapped, type Steps } from './steps.ts';

describe('long work in steps', () => {
  const items = Array.from({ length: 1_001 }, (_, at) => at);

  it('gives the same at once and in slices', async () => {
    const expected = items.map((item) => item * 2);
    const double = (item: number) => item * 2;
    assert.deepEqual(atOnce(mapped(items, double)), expected);
    assert.deepEqual(await inSlices(mapped(items, double)), expected);
    assert.deepEqual(await inSlices(mapped([], double)), []);
  });

  it('lets others run in between', async (t) => {
    const { work, rested } = takingItsTime(t.mock);
    let turns = 0;
    const turning = setInterval(() => turns++, 0);
    assert.equal(await inSlices(work()), 'done');
    clearInterval(turning);
    assert.ok(turns >= 3, `${turns} turns in ${rested()} steps`);
  });

  it('ends with its caller', async (t) => {
    const { work, rested } = takingItsTime(t.mock);
    const caller = new AbortController();
    const running = inSlices(work(), caller.signal);
    const reason = new Error('enough');
    caller.abort(reason);
    await assert.rejects(running, reason);
    assert.ok(rested() < 100);
  });

  /** A hundred steps of five milliseconds, by a clock that is told to go on. */
  function takingItsTime(mock: MockTracker) {
    let now = 0;
    let steps = 0;
    mock.method(performance, 'now', () => now);
    function* work(): Steps<string> {
      for (; steps < 100; steps++) {
        now += 5;
        yield;
      }
      return 'done';
    }
    return { work, rested: () => steps };
  }
});
