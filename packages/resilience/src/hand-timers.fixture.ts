import type { Timers } from './resilience.ts';

/** Time that stands still until somebody moves it; pauses are over at once and written down. */
export interface HandTimers extends Timers {
  readonly pauses: readonly number[];
  advance(ms: number): void;
}

export function handTimers(): HandTimers {
  let now = 1_000;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => now,
    pause(ms, signal) {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      pauses.push(ms);
      now += ms;
      return Promise.resolve();
    },
    advance(ms) {
      now += ms;
    },
  };
}
