import { LRUCache } from 'lru-cache';

export interface ShortMemoryOptions {
  readonly entries: number;
  readonly keepMs: number;
  readonly now: () => number;
}

/** What somebody else said, for some moments. Who asks for the same at the same time is told together; failures are not kept. */
export class ShortMemory<T> {
  readonly #known: LRUCache<string, { readonly value: T }>;
  readonly #asked = new Map<string, Promise<T>>();

  constructor({ entries, keepMs, now }: ShortMemoryOptions) {
    this.#known = new LRUCache({ max: entries, ttl: keepMs, ttlResolution: 0, perf: { now } });
  }

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#known.get(key);
    if (known) return Promise.resolve(known.value);
    const running = this.#asked.get(key) ?? this.#ask(key, ask);
    this.#asked.set(key, running);
    return running;
  }

  async #ask(key: string, ask: () => Promise<T>): Promise<T> {
    try {
      const value = await ask();
      this.#known.set(key, { value });
      return value;
    } finally {
      this.#asked.delete(key);
    }
  }
}
