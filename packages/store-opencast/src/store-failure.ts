import { OpencastError } from '@oc-stats/opencast';
import { StoreError, throwIfAborted } from '@oc-stats/store';

/** What a store says when Opencast cannot be read; the reason stays, for the operator. */
export async function asStore<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof OpencastError)) throw error;
    if (error.code === 'aborted') throw new StoreError('aborted', undefined, { cause: error });
    throw new StoreError('unavailable', error.message, { cause: error });
  }
}

/** Ends with the caller, although what is read for all goes on without that one. */
export async function untilAborted<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  throwIfAborted(signal);
  if (!signal) return work();
  return new Promise((resolve, reject) => {
    const stop = () => reject(new StoreError('aborted', undefined, { cause: signal.reason }));
    signal.addEventListener('abort', stop, { once: true });
    void work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
