import { LRUCache } from 'lru-cache';
import type { RateLimitSettings } from '../../settings.ts';

interface Bucket {
  left: number;
  at: number;
}

/** How many are remembered at once; who was forgotten begins anew. */
const BUCKETS = 20_000;

/** A bucket for everybody who asks: full at first, emptied by questions, filled again by time. */
export class RateLimit {
  readonly #perMs: number;
  readonly #burst: number;
  readonly #now: () => number;
  readonly #buckets = new LRUCache<string, Bucket>({ max: BUCKETS });

  constructor({ perMinute, burst }: RateLimitSettings, now: () => number) {
    this.#perMs = perMinute / 60_000;
    this.#burst = burst;
    this.#now = now;
  }

  /** 0 when it was taken, else the seconds until it can be. What is more than a bucket holds takes a whole one. */
  take(key: string, cost = 1): number {
    const bucket = this.#bucket(key);
    const wanted = Math.min(cost, this.#burst);
    if (bucket.left < wanted) return this.#seconds(wanted - bucket.left);
    bucket.left -= wanted;
    return 0;
  }

  /** Seconds until one question can be taken; takes nothing. */
  wait(key: string): number {
    const { left } = this.#bucket(key);
    return left < 1 ? this.#seconds(1 - left) : 0;
  }

  #bucket(key: string): Bucket {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { left: this.#burst, at: now };
    // A clock that is put back must not empty it.
    bucket.left = Math.min(this.#burst, bucket.left + Math.max(0, now - bucket.at) * this.#perMs);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #seconds(missing: number): number {
    return Math.max(1, Math.ceil(missing / this.#perMs / 1_000));
  }
}
