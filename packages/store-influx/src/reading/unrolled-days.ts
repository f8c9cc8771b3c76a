import { Kept } from '../connection/kept.ts';
import { findFirstDay, findIn, findLastDay } from '../bounds/find-days.ts';
import type { Detected } from '../detect/detection.ts';
import type { RollUp } from '../detect/layout.ts';
import type { Ledgers } from '../writes/ledger.ts';
import { EVERY_DAY, without, type Stretch } from './unrolled.ts';

const FRESH_MS = 60_000;

/** Which days a roll-up does not know: from the books where oc-stats has written it, otherwise from where it ends. */
export class UnrolledDays {
  readonly #detect: () => Promise<Detected>;
  readonly #ledgers: Ledgers;
  readonly #clock: () => Date;
  readonly #foreign = new Map<string, Kept<readonly Stretch[]>>();

  constructor(detect: () => Promise<Detected>, ledgers: Ledgers, clock: () => Date) {
    this.#detect = detect;
    this.#ledgers = ledgers;
    this.#clock = clock;
  }

  async of(rollUp: RollUp, organization: string, signal?: AbortSignal): Promise<readonly Stretch[]> {
    if (rollUp.isOwn) return (await this.#ledgers.get(organization, signal))?.unrolled ?? [EVERY_DAY];
    const key = JSON.stringify([rollUp.source, organization]);
    let known = this.#foreign.get(key);
    if (!known) {
      const now = () => this.#clock().getTime();
      known = new Kept(() => this.#outside(rollUp, organization), { freshMs: FRESH_MS, now });
      this.#foreign.set(key, known);
    }
    return known.get(signal);
  }

  /** Its last day may have been rolled up before that day was over. */
  async #outside({ source }: RollUp, organization: string): Promise<readonly Stretch[]> {
    const find = findIn(await this.#detect(), source, organization);
    const today = Math.floor(this.#clock().getTime() / 86_400_000);
    const last = await findLastDay(find, today);
    const first = last === null ? null : await findFirstDay(find, today);
    if (first === null || last === null || first === last) return [EVERY_DAY];
    return without([EVERY_DAY], { from: first, to: last - 1 });
  }
}
