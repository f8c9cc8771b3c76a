import { civilDay } from './civil-day.ts';
import { timeOf } from './night.ts';

export interface DailyOptions {
  /** `03:30`, where `timeZone` is. */
  readonly at: string;
  readonly timeZone: string;
  readonly clock: () => Date;
  /** Resolves to whether it came to its end; if not, it is tried again after a while. */
  readonly work: () => Promise<boolean>;
}

export interface Daily {
  /** Looks whether it is time, as a timer does every minute. */
  look(): void;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 60_000;
const AGAIN_AFTER_MS = 15 * 60_000;
const TRIES_A_DAY = 4;

/**
 * Does something once a day. A service that was down at that time makes up for it as soon as it is back; a clock that
 * jumps costs at most one needless run.
 */
export function daily({ at, clock, timeZone, work }: DailyOptions): Daily {
  let last: { readonly day: string; readonly tries: number; readonly again: number | null } | null = null;
  let running: Promise<void> | null = null;
  const isDue = (now: Date, day: string): boolean => {
    if (timeOf(now, timeZone) < at) return false;
    return last?.day !== day || (last.again !== null && now.getTime() >= last.again);
  };
  const look = () => {
    const now = clock();
    const day = civilDay(now, timeZone);
    if (running || !isDue(now, day)) return;
    const tries = last?.day === day ? last.tries + 1 : 1;
    last = { day, tries, again: null };
    running = work()
      .then((done) => {
        const again = done || tries === TRIES_A_DAY ? null : clock().getTime() + AGAIN_AFTER_MS;
        last = { day, tries, again };
      })
      .finally(() => (running = null));
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    look,
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
