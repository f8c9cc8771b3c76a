import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  type IBackoff,
  type IHalfOpenAfterBackoffContext,
} from 'cockatiel';
import { Abandoned } from './abandoned.ts';
import { BreakerOpenError } from './breaker-open-error.ts';
import type { BreakerState } from './resilience.ts';

export interface BreakerOptions {
  readonly name: string;
  readonly failures: number;
  readonly restMs: number;
  readonly now: () => number;
  readonly onStateChange: ((state: BreakerState) => void) | undefined;
}

export interface Breaker {
  /** A rejection counts against the other side; a result of any kind says that it is well; Abandoned says nothing. */
  execute<T>(work: () => Promise<T>): Promise<T>;
  readonly state: BreakerState;
}

/**
 * Cockatiel's breaker with two corrections. It measures its rest by the wall clock, so a clock that is set back would
 * keep it open for as long; here the rest is told by a monotonic one. And it closes when the one trial after the rest
 * is abandoned, although nobody knows then how the other side is; here the next question becomes the trial.
 */
export function createBreaker({ name, failures, restMs, now, onStateChange }: BreakerOptions): Breaker {
  const rest = restTold(now, restMs);
  const policy = circuitBreaker(
    handleWhen((error) => !(error instanceof Abandoned) || policy.state === CircuitState.HalfOpen),
    { halfOpenAfter: rest, breaker: new ConsecutiveBreaker(failures) },
  );
  policy.onStateChange((state) => onStateChange?.(STATES[state]));

  return {
    async execute(work) {
      try {
        return await policy.execute(work);
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        const failure = policy.lastFailure;
        throw new BreakerOpenError(
          name,
          rest.left(),
          failure && 'error' in failure ? failure.error : undefined,
        );
      }
    },
    get state() {
      return STATES[policy.state];
    },
  };
}

const STATES: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

type Rest = IBackoff<IHalfOpenAfterBackoffContext>;

/** Cockatiel compares the wall clock with `duration`: for ever while the rest lasts, and no time once it is over. */
function restTold(now: () => number, restMs: number): Pick<Rest, 'next'> & { left(): number } {
  let until = 0;
  const rest: Rest = {
    get duration() {
      return now() < until ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    },
    next({ result }) {
      const abandoned = 'error' in result && result.error instanceof Abandoned;
      if (!abandoned) until = now() + restMs;
      return rest;
    },
  };
  return { next: (context) => rest.next(context), left: () => Math.max(0, until - now()) };
}
