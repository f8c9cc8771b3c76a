import { throwIfAborted } from '@oc-stats/store';

/** One after the other. Who gave up while waiting is not asked any more. */
export class Queue {
  #tail: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const result = this.#tail.then(() => {
      throwIfAborted(signal);
      return work();
    });
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
