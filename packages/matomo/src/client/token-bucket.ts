import type { Timers } from '@oc-stats/resilience';

export interface TokenBucket {
  /** Resolves when the next request may go out, in the order of the calls. */
  take(signal: AbortSignal): Promise<void>;
}

/** So many requests a second on average; after a rest those of one second may go out at once. */
export function createTokenBucket(perSecond: number, timers: Timers): TokenBucket {
  const most = Math.max(1, perSecond);
  let tokens = most;
  let counted = timers.now();

  return {
    async take(signal) {
      signal.throwIfAborted();
      const now = timers.now();
      tokens = Math.min(most, tokens + ((now - counted) / 1_000) * perSecond) - 1;
      counted = now;
      // Below zero: those before have taken what is still to come.
      if (tokens >= 0) return;
      try {
        await timers.pause((-tokens / perSecond) * 1_000, signal);
      } catch (error) {
        tokens += 1;
        throw error;
      }
    },
  };
}
