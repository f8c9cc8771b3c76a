import { BreakerOpenError, createResilience, type ResilienceOptions } from '@oc-stats/resilience';
import type { Ask } from './ask.ts';
import { aborted, OpencastError, paused } from './opencast-error.ts';

/** How stubbornly Opencast is asked. `false`: once, and whatever happened before. */
export type Stubbornness =
  false | Pick<ResilienceOptions, 'attempts' | 'baseMs' | 'maxMs' | 'breaker' | 'onStateChange' | 'timers'>;

/** Wraps any number of Asks to one Opencast; they share what is known about how it is. */
export type Resilient = (ask: Ask) => Ask;

/**
 * Asks again what may have been an accident, and leaves an Opencast alone that fails and fails. Every Ask is a question,
 * so all of them may be repeated.
 */
export function createResilient(stubbornness: Stubbornness): Resilient {
  if (stubbornness === false) return (ask) => ask;
  const resilience = createResilience({
    maxMs: 10_000,
    ...stubbornness,
    name: 'Opencast',
    // A refusal or a strange answer is one all the same: whoever gives it is there, and will give it again.
    judge: (error) => (error instanceof OpencastError && PASSING.has(error.code) ? 'retry' : 'answer'),
    retryAfterMs: (error) => (error instanceof OpencastError ? error.retryAfterMs : null),
  });
  return (ask) => async (request) => {
    const { signal } = request;
    try {
      return await resilience.run((own) => ask({ ...request, signal: own }), signal);
    } catch (error) {
      if (signal?.aborted) throw aborted(signal.reason);
      throw error instanceof BreakerOpenError ? paused(error.retryInMs, error.cause) : error;
    }
  };
}

const PASSING: ReadonlySet<string> = new Set(['unreachable', 'timeout', 'busy']);
