import { throwIfAborted } from '@oc-stats/store';
import type { Session } from './session.ts';

/** One writer, one batch after the other. */
export class WriteQueue {
  readonly #session: Session;
  #last: Promise<unknown> = Promise.resolve();

  constructor(session: Session) {
    this.#session = session;
  }

  write<T>(signal: AbortSignal, work: (session: Session) => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      throwIfAborted(signal);
      return this.#session.under(signal, () => work(this.#session));
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
