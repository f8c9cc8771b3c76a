import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it, mock } from 'node:test';
import { createResilience } from './create-resilience.ts';
import { Failure, JUDGED, deferred, fail, failing, recovering } from './failing-work.fixture.ts';
import { handTimers } from './hand-timers.fixture.ts';

describe('a caller who goes away', () => {
  const breaker = { failures: 1, restMs: 10_000 };
  const reason = new Error('no longer wanted');
  const hanging = () => new Promise<never>(() => undefined);

  it('asks nobody when gone before', async () => {
    const work = mock.fn(recovering(0));
    await assert.rejects(createResilience(JUDGED).run(work, AbortSignal.abort(reason)), reason);
    assert.equal(work.mock.callCount(), 0);
  });

  it('need not wait for work that does not listen, and is no failure', async () => {
    const resilience = createResilience({ ...JUDGED, breaker });
    const caller = new AbortController();
    const run = resilience.run(hanging, caller.signal);
    caller.abort(reason);
    await assert.rejects(run, reason);
    assert.equal(resilience.state, 'closed');
  });

  it('is no failure when the work itself rejects because of it', async () => {
    const resilience = createResilience({ ...JUDGED, breaker });
    const caller = new AbortController();
    const run = resilience.run(async (signal) => {
      caller.abort(reason);
      signal.throwIfAborted();
    }, caller.signal);
    await assert.rejects(run, reason);
    assert.equal(resilience.state, 'closed');
  });

  it('is no success either: failures go on counting', async () => {
    const resilience = createResilience({
      ...JUDGED,
      breaker: { failures: 2, restMs: 1 },
      timers: handTimers(),
    });
    await fail(resilience, 1);
    const caller = new AbortController();
    const run = resilience.run(hanging, caller.signal);
    caller.abort(reason);
    await assert.rejects(run, reason);
    await fail(resilience, 1);
    assert.equal(resilience.state, 'open');
  });

  it('ends the pause between two tries, and leaves no timer and no listener', async () => {
    const timersBefore = timers();
    const caller = new AbortController();
    const resilience = createResilience({ ...JUDGED, maxMs: 1e8, breaker });
    const work = mock.fn(failing('retry', 1e8));
    const run = resilience.run(work, caller.signal);
    while (timers() === timersBefore) await new Promise((resolve) => setImmediate(resolve));
    caller.abort(reason);
    await assert.rejects(run, reason);
    assert.equal(work.mock.callCount(), 1);
    assert.equal(timers(), timersBefore);
    assert.equal(getEventListeners(caller.signal, 'abort').length, 0);
    assert.equal(resilience.state, 'closed');
  });

  it('leaves nothing on a signal that lives on', async () => {
    const { signal } = new AbortController();
    const resilience = createResilience({ ...JUDGED, baseMs: 1, maxMs: 1, breaker: false });
    assert.equal(await resilience.run(recovering(2), signal), 3);
    await assert.rejects(resilience.run(failing('answer'), signal), Failure);
    await assert.rejects(resilience.run(failing('retry'), signal), Failure);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('as the trial after a rest decides nothing: the next one is the trial', async () => {
    const timers = handTimers();
    const resilience = createResilience({ ...JUDGED, breaker, timers });
    await fail(resilience, 1);
    timers.advance(10_000);
    const caller = new AbortController();
    const trial = resilience.run(hanging, caller.signal);
    caller.abort(reason);
    await assert.rejects(trial, reason);
    assert.notEqual(resilience.state, 'closed');
    const next = mock.fn(failing('retry'));
    await assert.rejects(resilience.run(next), Failure);
    assert.equal(next.mock.callCount(), 1);
    assert.equal(resilience.state, 'open');
  });

  it('need not wait for the trial of another', async () => {
    const timers = handTimers();
    const resilience = createResilience({ ...JUDGED, breaker, timers });
    await fail(resilience, 1);
    timers.advance(10_000);
    const { promise, resolve } = deferred<string>();
    const trial = resilience.run(() => promise);
    const caller = new AbortController();
    const work = mock.fn(recovering(0));
    const waiting = resilience.run(work, caller.signal);
    caller.abort(reason);
    await assert.rejects(waiting, reason);
    resolve('trial');
    assert.equal(await trial, 'trial');
    assert.equal(work.mock.callCount(), 0);
    assert.equal(resilience.state, 'closed');
  });

  function timers(): number {
    return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  }
});
