import type { Health } from '@oc-stats/store';

export interface ReadinessOptions {
  /** How long whoever asks is kept waiting for the store; proxies and orchestrators give up after some seconds. */
  readonly patienceMs?: number;
  /** How long the last state holds while the store does not say anything. */
  readonly holdsMs?: number;
  /** A state that is younger than this is not asked for again. */
  readonly freshMs?: number;
  readonly now?: () => number;
}

export interface StoreState {
  readonly ok: boolean;
  /** Of what is told. `null`: it has never said anything. */
  readonly ageMs: number | null;
}

/**
 * Whether the store answers, told in time even while it hangs: one probe at a time, a short wait, and then what was known
 * last. It says no more than that, since anybody may ask; why, the log and `oc-stats status` say.
 */
export class Readiness {
  readonly #probe: () => Promise<Health>;
  readonly #options: Required<ReadinessOptions>;
  #last: { readonly ok: boolean; readonly at: number } | null = null;
  #running: Promise<void> | null = null;

  constructor(
    probe: () => Promise<Health>,
    {
      patienceMs = 1_500,
      holdsMs = 60_000,
      freshMs = 1_000,
      now = () => performance.now(),
    }: ReadinessOptions = {},
  ) {
    this.#probe = probe;
    this.#options = { patienceMs, holdsMs, freshMs, now };
  }

  async state(): Promise<StoreState> {
    const { freshMs, holdsMs, now, patienceMs } = this.#options;
    if (this.#last === null || now() - this.#last.at > freshMs) await within(patienceMs, this.#look());
    if (this.#last === null) return { ok: false, ageMs: null };
    const ageMs = now() - this.#last.at;
    return { ok: this.#last.ok && ageMs <= holdsMs, ageMs };
  }

  #look(): Promise<void> {
    this.#running ??= this.#probe()
      .then(
        ({ ok }) => ok,
        () => false,
      )
      .then((ok) => {
        this.#last = { ok, at: this.#options.now() };
      })
      .finally(() => (this.#running = null));
    return this.#running;
  }
}

function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
