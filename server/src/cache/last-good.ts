import { LRUCache } from 'lru-cache';
import type { Body } from './body.ts';

export interface LastGoodOptions {
  readonly maxBytes: number;
  /** How long a reader waits for a new answer while an older one lies ready. */
  readonly patienceMs: number;
}

/**
 * The newest answer to each question, whatever moment it is of: what is shown while a source is away. Its `asOf` says
 * how old it is.
 */
export class LastGood {
  readonly #bodies: LRUCache<string, Body>;
  readonly #patienceMs: number;

  constructor({ maxBytes, patienceMs }: LastGoodOptions) {
    this.#patienceMs = patienceMs;
    this.#bodies = new LRUCache<string, Body>({
      maxSize: maxBytes,
      sizeCalculation: (body) => Math.ceil(body.bytes.length * 1.5) + 500,
    });
  }

  /** `isAway` tells failures of a source from answers that say no: a recording that is gone must not come back. */
  async body(key: string, make: () => Promise<Body>, isAway: (error: unknown) => boolean): Promise<Body> {
    const known = this.#bodies.get(key);
    const making = make();
    try {
      const body = await (known ? orAfter(this.#patienceMs, making, known) : making);
      if (body !== known) this.#bodies.set(key, body);
      // What comes after the reader's patience is for the next one.
      else making.then((late) => this.#bodies.set(key, late)).catch(() => undefined);
      return body;
    } catch (error) {
      if (known && isAway(error)) return known;
      throw error;
    }
  }
}

/** The timer is gone as soon as one of the two is there. */
function orAfter(ms: number, making: Promise<Body>, known: Body): Promise<Body> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(known), ms);
    making.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
