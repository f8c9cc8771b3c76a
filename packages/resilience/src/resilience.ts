/** `retry`: try again, and count as down. `down`: count as down, never repeat. `answer`: the other side is well. */
export type Judgement = 'retry' | 'down' | 'answer';

export type BreakerState = 'closed' | 'open' | 'half-open';

export interface ResilienceOptions {
  /** What is asked, for the sentence of a BreakerOpenError: `Opencast`, `InfluxDB`. */
  readonly name: string;
  /** The first try included. */
  readonly attempts?: number;
  /** About the first pause; each further one is about twice as long, with jitter. */
  readonly baseMs?: number;
  /** No pause is longer. */
  readonly maxMs?: number;
  /** After so many runs in a row that failed, nothing is asked for a while. */
  readonly breaker?: { readonly failures: number; readonly restMs: number } | false;
  readonly judge: (error: unknown) => Judgement;
  /** What the other side asked for wins over the back-off; asks it for more than `maxMs`, the run gives up at once. */
  readonly retryAfterMs?: (error: unknown) => number | null;
  readonly onStateChange?: (state: BreakerState) => void;
  readonly timers?: Timers;
}

/** For tests. */
export interface Timers {
  /** Milliseconds that only ever go forward, whatever is done to the clock on the wall. */
  now(): number;
  /** Rejects when the signal aborts, and leaves neither timer nor listener. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Resilience {
  /**
   * Resolves as the work does. Rejects with its last error, with a BreakerOpenError, or with the reason of the signal as
   * soon as that aborts. The work must end by itself some time: give it a deadline.
   */
  run<T>(work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  readonly state: BreakerState;
}
