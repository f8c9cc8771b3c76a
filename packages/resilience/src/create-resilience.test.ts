import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it, mock } from 'node:test';
import fc from 'fast-check';
import { BreakerOpenError } from './breaker-open-error.ts';
import { createResilience } from './create-resilience.ts';
import { handTimers } from './hand-timers.fixture.ts';
import type { BreakerState, Judgement, Resilience, ResilienceOptions } from './resilience.ts';

class Failure extends Error {
  readonly judgement: Judgement;
  readonly retryAfter: number | null;

  constructor(judgement: Judgement, retryAfter: number | null = null) {
    super(judgement);
    this.judgement = judgement;
    this.retryAfter = retryAfter;
  }
}

const JUDGED: Pick<ResilienceOptions, 'name' | 'judge' | 'retryAfterMs'> = {
  name: 'The other side',
  judge: (error) => (error as Failure).judgement,
  retryAfterMs: (error) => (error as Failure).retryAfter,
};

function failing(judgement: Judgement, retryAfter: number | null = null) {
  return () => Promise.reject(new Failure(judgement, retryAfter));
}

/** Fails so often, then answers how often it was asked. */
function recovering(failures: number, judgement: Judgement = 'retry') {
  let asked = 0;
  return () => (++asked <= failures ? Promise.reject(new Failure(judgement)) : Promise.resolve(asked));
}

function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

async function fail(resilience: Resilience, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await assert.rejects(resilience.run(failing('down')), Failure);
}

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
