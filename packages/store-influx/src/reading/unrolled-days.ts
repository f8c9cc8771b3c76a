import { Kept } from '../connection/kept.ts';
import type { ForeignBounds } from '../bounds/foreign-bounds.ts';
import { findFirstDay, findIn, findLastDay } from '../bounds/find-days.ts';
import type { Detected } from '../detect/detection.ts';
import type { RollUp } from '../detect/layout.ts';
import type { Ledgers } from '../writes/ledger.ts';
import { EVERY_DAY, withAdded, without, type Stretch } from './unrolled.ts';

const FRESH_MS = 60_000;

/**
 * Which days a roll-up does not know: from the books where oc-stats has written it, otherwise from where it ends. Of days
 * that others write, the last ones may have changed since they were added up; they are known again by their marks.
 */
export class UnrolledDays {
  readonly #detect: () => Promise<Detected>;
  readonly #ledgers: Ledgers;
  readonly #bounds: ForeignBounds;
  readonly #clock: () => Date;
  readonly #foreign = new Map<string, Kept<readonly Stretch[]>>();

  constructor(
    detect: () => Promise<Detected>,
    given: { ledgers: Ledgers; foreign: ForeignBounds; clock: () => Date },
  ) {
    this.#detect = detect;
    this.#ledgers = given.ledgers;
    this.#bounds = given.foreign;
    this.#clock = given.clock;
  }

  async of(rollUp: RollUp, organization: string, signal?: AbortSignal): Promise<readonly Stretch[]> {
    if (rollUp.isOwn) return this.#ofOwn(organization, signal);
    const key = JSON.stringify([rollUp.source, organization]);
    let known = this.#foreign.get(key);
    if (!known) {
      const now = () => this.#clock().getTime();
      known = new Kept(() => this.#outside(rollUp, organization), { freshMs: FRESH_MS, now });
      this.#foreign.set(key, known);
    }
    return known.get(signal);
  }

  async #ofOwn(organization: string, signal: AbortSignal | undefined): Promise<readonly Stretch[]> {
    const ledger = await this.#ledgers.get(organization, signal);
    if (ledger === null) return [EVERY_DAY];
    const recent = ledger.isOwner ? null : await this.#bounds.recent(organization, signal);
    if (recent === null) return ledger.unrolled;
    let { unrolled } = ledger;
    for (let day = recent.from; day <= recent.to; day++) {
      const isSame = (ledger.recent[day] ?? '') === (recent.marks.get(day) ?? '');
      if (!isSame) unrolled = withAdded(unrolled, { from: day, to: day });
    }
    return unrolled;
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
