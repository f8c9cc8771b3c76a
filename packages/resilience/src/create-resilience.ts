import { ExponentialBackoff } from 'cockatiel';
import { Abandoned } from './abandoned.ts';
import { createBreaker, type Breaker } from './breaker.ts';
import type { Resilience, ResilienceOptions, Timers } from './resilience.ts';
import { untilAborted } from './until-aborted.ts';
import { wallTimers } from './wall-timers.ts';

/**
 * The breaker is around the tries: a run that succeeds in the end is no failure, however many tries it took. So a
 * restart of the other side that many runs sit out together does not end them all. The one run that tries whether the
 * rest has helped tries once.
 */
export function createResilience(options: ResilienceOptions): Resilience {
  const {
    name,
    breaker: limits = { failures: 5, restMs: 30_000 },
    onStateChange,
    timers = wallTimers,
  } = options;
  const breaker: Breaker =
    limits === false
      ? { execute: (work) => work(), state: 'closed' }
      : createBreaker({ name, ...limits, now: () => timers.now(), onStateChange });

  return {
    async run(work, signal = new AbortController().signal) {
      signal.throwIfAborted();
      try {
        const outcome = await untilAborted(
          breaker.execute(() => attempt(work, signal, { ...options, timers, breaker })),
          signal,
        );
        if ('value' in outcome) return outcome.value;
        throw outcome.error;
      } catch (error) {
        throw error instanceof Abandoned ? error.cause : error;
      }
    },
    get state() {
      return breaker.state;
    },
  };
}

/** An error that is an answer is an outcome like any other. */
type Outcome<T> = { readonly value: T } | { readonly error: unknown };

interface AttemptOptions extends Omit<ResilienceOptions, 'breaker' | 'timers'> {
  readonly timers: Timers;
  readonly breaker: Breaker;
}

/** An own loop, because the pauses of Cockatiel's `retry` cannot be cut short. */
async function attempt<T>(
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  { attempts = 3, baseMs = 200, maxMs = 5_000, judge, retryAfterMs, timers, breaker }: AttemptOptions,
): Promise<Outcome<T>> {
  const most = breaker.state === 'closed' ? attempts : 1;
  const pauses = backOff(baseMs, maxMs);
  for (let done = 1; ; done++) {
    try {
      return { value: await once(work, signal) };
    } catch (error) {
      if (error instanceof Abandoned) throw error;
      const judgement = judge(error);
      if (judgement === 'answer') return { error };
      const pause = retryAfterMs?.(error) ?? pauses();
      if (judgement === 'down' || done >= most || pause > maxMs) throw error;
      await timers.pause(pause, signal).catch((reason: unknown) => Promise.reject(new Abandoned(reason)));
      // Others have found out meanwhile that it is no use.
      if (breaker.state === 'open') throw error;
    }
  }
}

async function once<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    signal.throwIfAborted();
    return await untilAborted(work(signal), signal);
  } catch (error) {
    throw signal.aborted ? new Abandoned(signal.reason) : error;
  }
}

/** Cockatiel's decorrelated jitter: many that fail together do not come back together. */
function backOff(baseMs: number, maxMs: number): () => number {
  let pause: { duration: number; next(context: undefined): typeof pause } = new ExponentialBackoff({
    initialDelay: baseMs,
    maxDelay: maxMs,
  }).next();
  return () => {
    const { duration } = pause;
    pause = pause.next(undefined);
    return duration;
  };
}
