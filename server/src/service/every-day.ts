import type { Logger } from 'pino';
import { daily, type DailyOptions } from './daily.ts';
import type { BackgroundState } from './open-sources.ts';

export interface EveryDayOptions extends Omit<DailyOptions, 'work'> {
  /** As `oc-stats status` names it. */
  readonly what: string;
  /** What is said until it has run. */
  readonly planned: string;
  /** What the log says when it did not come to its end. */
  readonly failed: string;
  readonly log: Logger;
  /** Gives what became of it, in words. */
  readonly work: (signal: AbortSignal) => Promise<string>;
}

/** Something long that a service does once a day, and what became of it. */
export interface EveryDay {
  states(): readonly BackgroundState[];
  /** Stops it where it is. */
  close(): Promise<void>;
}

export function everyDay({ failed, log, planned, what, work, ...when }: EveryDayOptions): EveryDay {
  const stopping = new AbortController();
  let state: BackgroundState = { what, ok: true, message: planned };

  const schedule = daily({
    ...when,
    async work() {
      try {
        const message = await work(stopping.signal);
        state = { what, ok: true, message: `${message}, at ${when.clock().toISOString()}` };
        return true;
      } catch (error) {
        if (stopping.signal.aborted) return true;
        const message = error instanceof Error ? error.message : String(error);
        state = { what, ok: false, message };
        log.warn({ reason: message }, failed);
        return false;
      }
    },
  });
  schedule.look();
  return {
    states: () => [state],
    async close() {
      stopping.abort();
      await schedule.close();
    },
  };
}
