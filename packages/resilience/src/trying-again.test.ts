import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import fc from 'fast-check';
import { createResilience } from './create-resilience.ts';
import { Failure, JUDGED, failing, recovering } from './failing-work.fixture.ts';
import { handTimers } from './hand-timers.fixture.ts';

describe('trying again', () => {
  it('goes on until it works, and no further', async () => {
    const timers = handTimers();
    const resilience = createResilience({ ...JUDGED, attempts: 3, timers });
    assert.equal(await resilience.run(recovering(2)), 3);
    assert.equal(timers.pauses.length, 2);
  });

  it('ends with the last error after so many tries', async () => {
    const timers = handTimers();
    const work = mock.fn(failing('retry'));
    await assert.rejects(createResilience({ ...JUDGED, attempts: 3, timers }).run(work), Failure);
    assert.equal(work.mock.callCount(), 3);
    assert.equal(timers.pauses.length, 2);
  });

  for (const judgement of ['down', 'answer'] as const) {
    it(`never repeats what is judged "${judgement}"`, async () => {
      const work = mock.fn(failing(judgement));
      await assert.rejects(createResilience({ ...JUDGED, timers: handTimers() }).run(work), Failure);
      assert.equal(work.mock.callCount(), 1);
    });
  }

  it('takes an error for what it is when the work throws at once', async () => {
    const work = () => {
      throw new Failure('answer');
    };
    await assert.rejects(createResilience({ ...JUDGED, timers: handTimers() }).run(work), Failure);
  });

  it('never pauses longer than it may, and for longer on average', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 2_000 }),
        async (baseMs, maxMs) => {
          const timers = handTimers();
          const options = { ...JUDGED, attempts: 8, baseMs, maxMs, timers };
          await assert.rejects(createResilience(options).run(failing('retry')), Failure);
          assert.ok(timers.pauses.every((ms) => ms >= 0 && ms <= maxMs));
        },
      ),
    );
    const sums = [0, 0, 0, 0];
    for (let i = 0; i < 200; i++) {
      const timers = handTimers();
      const options = { ...JUDGED, attempts: 5, baseMs: 100, maxMs: 1e9, timers };
      await assert.rejects(createResilience(options).run(failing('retry')), Failure);
      timers.pauses.forEach((ms, at) => (sums[at] = (sums[at] ?? 0) + ms));
    }
    assert.deepEqual(
      [...sums].sort((a, b) => a - b),
      sums,
    );
  });

  it('waits as long as the other side asks for, not as long as it would', async () => {
    const timers = handTimers();
    const resilience = createResilience({ ...JUDGED, attempts: 3, baseMs: 1, maxMs: 5_000, timers });
    await assert.rejects(resilience.run(failing('retry', 4_321)), Failure);
    assert.deepEqual(timers.pauses, [4_321, 4_321]);
  });

  it('gives up at once when the other side asks for more than it may wait', async () => {
    const timers = handTimers();
    const work = mock.fn(failing('retry', 5_001));
    await assert.rejects(createResilience({ ...JUDGED, maxMs: 5_000, timers }).run(work), Failure);
    assert.equal(work.mock.callCount(), 1);
    assert.deepEqual(timers.pauses, []);
  });
});
