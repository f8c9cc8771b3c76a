import type { Logger } from 'pino';

/** As long as something fails again within this while, it has not come back. */
const CALM_MS = 5_000;

export interface OutageOptions {
  /** What goes away: `InfluxDB`, `Opencast`. */
  readonly what: string;
  readonly log: Logger;
  /** Milliseconds that only go forward. */
  readonly now?: () => number;
}

/** Says once that something went away, and once that it is back; what comes in between is for those who look for it. */
export class Outage {
  readonly #what: string;
  readonly #log: Logger;
  readonly #now: () => number;
  #since: number | null = null;
  #lastFailure = 0;

  constructor({ what, log, now = () => performance.now() }: OutageOptions) {
    this.#what = what;
    this.#log = log;
    this.#now = now;
  }

  get isAway(): boolean {
    return this.#since !== null;
  }

  failed(error: unknown): void {
    const now = this.#now();
    this.#lastFailure = now;
    const isKnown = this.#since !== null;
    this.#since ??= now;
    const reason = error instanceof Error ? error.message : String(error);
    const what = this.#what;
    if (isKnown) this.#log.debug({ what, reason }, 'still away');
    else this.#log.warn({ what, reason }, `${what} is away; what is known already is shown meanwhile`);
  }

  well(): void {
    const now = this.#now();
    if (this.#since === null || now - this.#lastFailure < CALM_MS) return;
    const awaySeconds = Math.round((this.#lastFailure - this.#since) / 1_000);
    this.#since = null;
    this.#log.info({ what: this.#what, awaySeconds }, `${this.#what} is back`);
  }
}
