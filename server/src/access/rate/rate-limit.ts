import { LRUCache } from 'lru-cache';
import type { RateLimitSettings } from '../../settings.ts';

/** Whom something is counted against. */
export interface Share {
  readonly key: string;
  /** So many times as much as one may ask. */
  readonly times?: number;
}

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

  /**
   * 0 when it was taken from all, else the seconds until it can be, and nothing was taken from any. What is more than a
   * bucket holds takes a whole one.
   */
  take(shares: readonly Share[], cost = 1): number {
    const wanted = Math.min(cost, this.#burst);
    const seconds = this.#wait(shares, wanted);
    if (seconds === 0) for (const share of shares) this.#bucket(share).left -= wanted;
    return seconds;
  }

  /** Seconds until one question can be taken; takes nothing. */
  wait(shares: readonly Share[]): number {
    return this.#wait(shares, 1);
  }

  #wait(shares: readonly Share[], wanted: number): number {
    const missing = shares.map((share) => (wanted - this.#bucket(share).left) / (share.times ?? 1));
    const most = Math.max(...missing);
    return most > 0 ? Math.max(1, Math.ceil(most / this.#perMs / 1_000)) : 0;
  }

  #bucket({ key, times = 1 }: Share): Bucket {
    const now = this.#now();
    const burst = this.#burst * times;
    const bucket = this.#buckets.get(key) ?? { left: burst, at: now };
    // A clock that is put back must not empty it.
    bucket.left = Math.min(burst, bucket.left + Math.max(0, now - bucket.at) * this.#perMs * times);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
