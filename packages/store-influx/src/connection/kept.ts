import { throwIfAborted, StoreError } from '@oc-stats/store';

export interface KeptOptions {
  readonly freshMs: number;
  readonly now: () => number;
}

/**
 * A value that is dear to get. When it has grown old it is still given, and got anew behind the reader's back; all who
 * ask meanwhile share one run, which goes on when one of them gives up.
 */
export class Kept<T> {
  readonly #load: () => Promise<T>;
  readonly #options: KeptOptions;
  #value: { readonly value: T; readonly at: number } | null = null;
  #running: Promise<T> | null = null;
  #isExpired = false;

  constructor(load: () => Promise<T>, options: KeptOptions) {
    this.#load = load;
    this.#options = options;
  }

  get current(): T | null {
    return this.#value?.value ?? null;
  }

  async get(signal?: AbortSignal): Promise<T> {
    throwIfAborted(signal);
    if (this.#value === null || this.#isExpired) return until(signal, this.#refresh());
    if (this.#isOld(this.#value.at)) this.#refresh().catch(() => undefined);
    return this.#value.value;
  }

  /** Known better from elsewhere. */
  set(value: T): void {
    this.#value = { value, at: this.#options.now() };
    this.#running = null;
    this.#isExpired = false;
  }

  /** The next one who asks waits for a new value; `current` stays what it was until then. */
  expire(): void {
    this.#isExpired = true;
    this.#running = null;
  }

  /** A clock that was set back makes everything old, not young for ever. */
  #isOld(at: number): boolean {
    const age = this.#options.now() - at;
    return age < 0 || age > this.#options.freshMs;
  }

  #refresh(): Promise<T> {
    if (this.#running) return this.#running;
    const running = this.#load()
      .then((value) => {
        if (this.#running === running) this.set(value);
        return value;
      })
      .finally(() => {
        if (this.#running === running) this.#running = null;
      });
    this.#running = running;
    return running;
  }
}

export async function until<T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> {
  if (!signal) return promise;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new StoreError('aborted', undefined, { cause: signal.reason }));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
