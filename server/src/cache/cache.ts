import { LRUCache } from 'lru-cache';
import type { Body } from './body.ts';

export interface CacheOptions {
  readonly maxBytes: number;
  /** Older answers are still given at once, and made again behind the reader's back. */
  readonly freshMs: number;
  readonly now?: () => number;
}

export type Make = () => Promise<Body>;

export interface CacheCounts {
  hit: number;
  stale: number;
  miss: number;
}

/**
 * Answers as bytes, by question and data revision, and independent of who asks. Equal questions that arrive together
 * are answered once.
 */
export class Cache {
  readonly counts: CacheCounts = { hit: 0, stale: 0, miss: 0 };
  readonly #bodies: LRUCache<string, Body, Make>;

  constructor({ maxBytes, freshMs, now = () => performance.now() }: CacheOptions) {
    this.#bodies = new LRUCache<string, Body, Make>({
      maxSize: maxBytes,
      // Beside the bytes themselves lie their compressed forms, typically a quarter of them.
      sizeCalculation: (body) => Math.ceil(body.bytes.length * 1.5) + 500,
      ttl: freshMs,
      ttlResolution: 0,
      perf: { now },
      allowStale: true,
      // What was known stays known while it cannot be made anew.
      noDeleteOnFetchRejection: true,
      fetchMethod: (_key, _stale, { context }) => context(),
    });
  }

  async body(key: string, make: Make): Promise<Body> {
    const status: LRUCache.Status<string, Body, Make> = {};
    const body = await this.#bodies.fetch(key, { context: make, status });
    this.counts[kindOf(status)] += 1;
    return body ?? make();
  }
}

function kindOf(status: LRUCache.Status<string, Body, Make>): keyof CacheCounts {
  if (status.returnedStale) return 'stale';
  return status.fetch === 'hit' ? 'hit' : 'miss';
}
