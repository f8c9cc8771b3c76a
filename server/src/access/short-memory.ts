import { LRUCache } from 'lru-cache';

export interface ShortMemoryOptions {
  readonly entries: number;
  readonly keepMs: number;
  readonly now: () => number;
}

interface Known<T> {
  readonly value: T;
  readonly at: number;
}

/** What somebody else said, for some moments. Who asks for the same at the same time is told together; failures are not kept. */
export class ShortMemory<T> {
  readonly #known: LRUCache<string, Known<T>>;
  readonly #asked = new Map<string, Promise<T>>();
  readonly #keepMs: number;
  readonly #now: () => number;

  constructor({ entries, keepMs, now }: ShortMemoryOptions) {
    this.#known = new LRUCache({ max: entries });
    this.#keepMs = keepMs;
    this.#now = now;
  }

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#known.get(key);
    if (known && this.#isFresh(known)) return Promise.resolve(known.value);
    const running = this.#asked.get(key) ?? this.#ask(key, ask);
    this.#asked.set(key, running);
    return running;
  }

  /** After a clock was put back, what comes from the future would be believed for as long as that. */
  #isFresh({ at }: Known<T>): boolean {
    const age = this.#now() - at;
    return age >= 0 && age < this.#keepMs;
  }

  async #ask(key: string, ask: () => Promise<T>): Promise<T> {
    try {
      // From before it was asked: what is said was true then.
      const at = this.#now();
      const value = await ask();
      this.#known.set(key, { value, at });
      return value;
    } finally {
      this.#asked.delete(key);
    }
  }
}
