import { dayNumber } from '@oc-stats/contract';
import { boundsOf, type Bounds } from '@oc-stats/store';
import type { Detected } from '../detect/detection.ts';
import { hasShortShards, shortShards } from '../detect/short-shards.ts';
import type { InfluxWarning } from '../influx-options.ts';
import { stretchOf, type Stretch } from '../reading/unrolled.ts';
import type { Ledgers } from '../writes/ledger.ts';
import type { ForeignBounds } from './foreign-bounds.ts';

/** Which days an organisation has: by the books where oc-stats is the owner of the rows, by what is there elsewhere. */
export class OrganizationDays {
  readonly #detect: () => Promise<Detected>;
  readonly #ledgers: Ledgers;
  readonly #foreign: ForeignBounds;
  readonly #warn: (warning: InfluxWarning) => void;

  constructor(
    detect: () => Promise<Detected>,
    given: { ledgers: Ledgers; foreign: ForeignBounds; warn: (warning: InfluxWarning) => void },
  ) {
    this.#detect = detect;
    this.#ledgers = given.ledgers;
    this.#foreign = given.foreign;
    this.#warn = given.warn;
  }

  /** From the first to the last day that has points. */
  async known(organization: string, signal?: AbortSignal): Promise<Stretch | null> {
    const ledger = await this.#ledgers.get(organization, signal);
    if (ledger?.isOwner) return ledger.rows && stretchOf(ledger.rows);
    return this.#foreign.days(organization, signal);
  }

  async bounds(organization: string, signal?: AbortSignal): Promise<Bounds> {
    const bounds = await this.#bounds(organization, signal);
    const { countingSince: from, through } = bounds;
    const { layout } = await this.#detect();
    if (from !== null && through !== null && hasShortShards(layout, dayNumber(through) - dayNumber(from))) {
      this.#warn({ code: 'short-shards', message: shortShards(layout) });
    }
    return bounds;
  }

  async #bounds(organization: string, signal: AbortSignal | undefined): Promise<Bounds> {
    const ledger = await this.#ledgers.get(organization, signal);
    if (ledger === null) return this.#foreign.bounds(organization, signal);
    const revision = `${ledger.nonce}.${ledger.writes}`;
    if (ledger.isOwner) return boundsOf(ledger.coverage, ledger.rows, revision);
    // Its own roll-ups or segments beside daily rows of others.
    const found = await this.#foreign.bounds(organization, signal);
    return { ...found, revision: `${found.revision}+${revision}` };
  }
}
