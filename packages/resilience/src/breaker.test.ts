import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { BreakerOpenError } from './breaker-open-error.ts';
import { createResilience } from './create-resilience.ts';
import { Failure, JUDGED, deferred, fail, failing, recovering } from './failing-work.fixture.ts';
import { handTimers } from './hand-timers.fixture.ts';
import type { BreakerState } from './resilience.ts';

describe('the breaker', () => {
  const breaker = { failures: 3, restMs: 10_000 };

  it('opens after so many runs that failed, and then asks nobody', async () => {
    const timers = handTimers();
    const states: BreakerState[] = [];
    const onStateChange = (state: BreakerState) => void states.push(state);
    const resilience = createResilience({ ...JUDGED, breaker, timers, onStateChange });
    await fail(resilience, 2);
    assert.equal(resilience.state, 'closed');
    await fail(resilience, 1);
    assert.equal(resilience.state, 'open');
    timers.advance(4_000);
    const work = mock.fn(recovering(0));
    await assert.rejects(resilience.run(work), (error) => {
      assert.ok(error instanceof BreakerOpenError);
      assert.equal(error.retryInMs, 6_000);
      assert.equal(error.message, 'The other side has failed several times and is not asked again for 6 s.');
      assert.ok(error.cause instanceof Failure);
      return true;
    });
    assert.equal(work.mock.callCount(), 0);
    timers.advance(6_000);
    assert.equal(await resilience.run(work), 1);
    assert.equal(resilience.state, 'closed');
    assert.deepEqual(states, ['open', 'half-open', 'closed']);
  });

  it('counts a run once, however often it tried', async () => {
    const resilience = createResilience({ ...JUDGED, breaker, timers: handTimers() });
    for (let i = 0; i < 2; i++) await assert.rejects(resilience.run(failing('retry')), Failure);
    assert.equal(resilience.state, 'closed');
    await assert.rejects(resilience.run(failing('retry')), Failure);
    assert.equal(resilience.state, 'open');
  });

  it('starts counting anew after a success, a late one too, and after an answer', async () => {
    const resilience = createResilience({ ...JUDGED, breaker, timers: handTimers() });
    for (const well of [recovering(0), recovering(2), failing('answer')]) {
      await fail(resilience, 2);
      await resilience.run<unknown>(well).catch(() => undefined);
    }
    await fail(resilience, 2);
    assert.equal(resilience.state, 'closed');
  });

  it('tries once after the rest, and rests again when that fails', async () => {
    const timers = handTimers();
    const resilience = createResilience({ ...JUDGED, breaker, timers });
    await fail(resilience, 3);
    timers.advance(10_000);
    const trial = mock.fn(failing('retry'));
    await assert.rejects(resilience.run(trial), Failure);
    assert.equal(trial.mock.callCount(), 1);
    assert.equal(resilience.state, 'open');
    timers.advance(9_999);
    await assert.rejects(resilience.run(recovering(0)), BreakerOpenError);
  });

  it('lets the others wait for the trial, and then go', async () => {
    const timers = handTimers();
    const resilience = createResilience({ ...JUDGED, breaker, timers });
    await fail(resilience, 3);
    timers.advance(10_000);
    const { promise, resolve } = deferred<string>();
    const trial = resilience.run(() => promise);
    assert.equal(resilience.state, 'half-open');
    const other = mock.fn(() => Promise.resolve('other'));
    const waiting = resilience.run(other);
    assert.equal(other.mock.callCount(), 0);
    resolve('trial');
    assert.deepEqual(await Promise.all([trial, waiting]), ['trial', 'other']);
  });

  it('ends the tries of those who are still at it', async () => {
    const timers = handTimers();
    const { promise, resolve } = deferred<undefined>();
    const resilience = createResilience({ ...JUDGED, breaker, timers: { ...timers, pause: () => promise } });
    const work = mock.fn(failing('retry'));
    const run = resilience.run(work);
    await fail(resilience, 3);
    resolve(undefined);
    await assert.rejects(run, Failure);
    assert.equal(work.mock.callCount(), 1);
  });

  it('can be left out', async () => {
    const resilience = createResilience({ ...JUDGED, breaker: false, timers: handTimers() });
    await fail(resilience, 50);
    assert.equal(resilience.state, 'closed');
  });

  it('does not care when the clock on the wall is set back', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2025-10-10T12:00:00Z') });
    const timers = handTimers();
    const resilience = createResilience({ ...JUDGED, breaker, timers });
    await fail(resilience, 3);
    t.mock.timers.setTime(Date.parse('2020-01-01T00:00:00Z'));
    timers.advance(10_000);
    assert.equal(await resilience.run(recovering(0)), 1);
  });

  it('nor when it is set forward: the rest is as long as it is', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2025-10-10T12:00:00Z') });
    const resilience = createResilience({ ...JUDGED, breaker, timers: handTimers() });
    await fail(resilience, 3);
    t.mock.timers.setTime(Date.parse('2035-01-01T00:00:00Z'));
    await assert.rejects(resilience.run(recovering(0)), BreakerOpenError);
  });
});
