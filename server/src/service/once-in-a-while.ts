import { LRUCache } from 'lru-cache';

export interface OnceOptions {
  /** How long what was not found is not looked for again. */
  readonly missingMs?: number;
  /** More are not looked for in one second, whoever asks. */
  readonly perSecond?: number;
  /** How long somebody waits; the look goes on. */
  readonly patienceMs?: number;
  readonly now?: () => number;
}

const REMEMBERED = 10_000;

/**
 * Looks for something by its name, once for all who ask at the same time, and seldom for what is not there: whoever tries
 * names one after the other must not load those who would have to answer.
 */
export class OnceInAWhile {
  readonly #look: (name: string) => Promise<boolean>;
  readonly #options: Required<OnceOptions>;
  readonly #missing: LRUCache<string, true>;
  readonly #running = new Map<string, Promise<void>>();
  #left: number;
  #at: number;

  constructor(
    look: (name: string) => Promise<boolean>,
    {
      missingMs = 60_000,
      perSecond = 5,
      patienceMs = 3_000,
      now = () => performance.now(),
    }: OnceOptions = {},
  ) {
    this.#look = look;
    this.#options = { missingMs, perSecond, patienceMs, now };
    this.#missing = new LRUCache({ max: REMEMBERED, ttl: missingMs, ttlResolution: 0, perf: { now } });
    this.#left = perSecond;
    this.#at = now();
  }

  /** Resolves when it was found or not, was not looked for, or took too long. */
  async find(name: string): Promise<void> {
    if (this.#missing.has(name)) return;
    let running = this.#running.get(name);
    if (!running) {
      if (!this.#mayLook()) return;
      running = this.#run(name);
      this.#running.set(name, running);
    }
    await this.#patiently(running);
  }

  #mayLook(): boolean {
    const { now, perSecond } = this.#options;
    const at = now();
    this.#left = Math.min(perSecond, this.#left + ((at - this.#at) / 1_000) * perSecond);
    this.#at = at;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  async #run(name: string): Promise<void> {
    try {
      if (!(await this.#look(name))) this.#missing.set(name, true);
    } catch {
      // Whoever is away now is not asked about the same thing by every reader.
      this.#missing.set(name, true);
    } finally {
      this.#running.delete(name);
    }
  }

  #patiently(work: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#options.patienceMs);
      void work.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
