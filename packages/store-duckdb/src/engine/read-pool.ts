import { StoreError, throwIfAborted } from '@oc-stats/store';
import type { StoreSession } from './store-session.ts';

type Turn = (session: StoreSession) => void;

/**
 * A few connections for all readers. More would not be faster on the cores there are, and each running statement holds
 * one of the four threads that Node has for files and names.
 */
export class ReadPool {
  readonly #sessions: number;
  readonly #idle: StoreSession[];
  readonly #queue: Turn[] = [];

  constructor(sessions: readonly StoreSession[]) {
    this.#sessions = sessions.length;
    this.#idle = [...sessions];
  }

  async read<T>(signal: AbortSignal, work: (session: StoreSession) => Promise<T>): Promise<T> {
    const session = await this.#take(signal);
    try {
      return await session.under(signal, () => work(session));
    } finally {
      this.#give(session);
    }
  }

  /** Resolves when nobody reads any more; a connection must not be closed under a reader. */
  async drained(): Promise<void> {
    const never = new AbortController().signal;
    await Promise.all(Array.from({ length: this.#sessions }, () => this.#take(never)));
  }

  #take(signal: AbortSignal): Promise<StoreSession> {
    throwIfAborted(signal);
    const idle = this.#idle.pop();
    if (idle) return Promise.resolve(idle);
    return new Promise((resolve, reject) => {
      const turn: Turn = (session) => {
        signal.removeEventListener('abort', giveUp);
        resolve(session);
      };
      const giveUp = () => {
        this.#queue.splice(this.#queue.indexOf(turn), 1);
        reject(new StoreError('aborted'));
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#queue.push(turn);
    });
  }

  #give(session: StoreSession): void {
    const next = this.#queue.shift();
    if (next) next(session);
    else this.#idle.push(session);
  }
}
