import type { DayRange } from '@oc-stats/contract';
import { Kept } from '../connection/kept.ts';
import type { Detected } from '../detect/detection.ts';
import { escape } from '@influxdata/influxdb-client';
import { is } from '../dialect/select.ts';
import { tagInLine } from '../dialect/tag-text.ts';
import { cellsOf } from '../reading/add-points.ts';
import type { MonthMarks } from '../late/month-marks.ts';
import { EVERY_DAY, type Stretch } from '../reading/unrolled.ts';

/** What oc-stats knows of the numbers of an organisation that it has written: one point, so it changes as a whole. */
export interface Ledger {
  /** Of this ledger: a database that was made anew does not repeat the revisions of the old one. */
  readonly nonce: string;
  readonly writes: number;
  /** Whether the daily rows are oc-stats' own, so that days are complete when it says so and not when they exist. */
  readonly isOwner: boolean;
  readonly coverage: readonly DayRange[];
  readonly rows: DayRange | null;
  /** Days that the roll-ups do not know. */
  readonly unrolled: readonly Stretch[];
  /** Of rows that others write: what the roll-ups were made from, month by month. */
  readonly months: MonthMarks;
  /** The same of the last days, by their numbers. */
  readonly recent: Readonly<Record<number, string>>;
  /** The most days that one row of segments counts. */
  readonly longest: number;
}

export function emptyLedger(): Ledger {
  return {
    nonce: crypto.randomUUID().slice(0, 8),
    writes: 0,
    isOwner: false,
    coverage: [],
    rows: null,
    unrolled: [EVERY_DAY],
    months: {},
    recent: {},
    longest: 1,
  };
}

/** Another process may write; its own writes a process knows at once. */
const FRESH_MS = 5_000;

export class Ledgers {
  readonly #detect: () => Promise<Detected>;
  readonly #now: () => number;
  readonly #known = new Map<string, Kept<Ledger | null>>();

  constructor(detect: () => Promise<Detected>, now: () => number) {
    this.#detect = detect;
    this.#now = now;
  }

  get(organization: string, signal?: AbortSignal): Promise<Ledger | null> {
    return this.#of(organization).get(signal);
  }

  async put(organization: string, ledger: Ledger): Promise<void> {
    const { dialect, layout } = await this.#detect();
    const { ledger: source } = layout.own;
    const tags = `${escape.tag(layout.tags.organization)}=${tagInLine(organization)}`;
    const line = `${escape.measurement(source.measurement)},${tags} state=${escape.quoted(JSON.stringify(ledger))} 0`;
    await dialect.writing?.write([line], { policy: source.policy });
    this.#of(organization).set(ledger);
  }

  #of(organization: string): Kept<Ledger | null> {
    let known = this.#known.get(organization);
    if (!known) {
      known = new Kept(() => this.#read(organization), { freshMs: FRESH_MS, now: this.#now });
      this.#known.set(organization, known);
    }
    return known;
  }

  async #read(organization: string): Promise<Ledger | null> {
    const { dialect, layout } = await this.#detect();
    if (!layout.hasBooks) return null;
    const where = [is(layout.tags.organization, organization)];
    const [blocks = []] = await dialect.select([{ source: layout.own.ledger, fields: ['state'], where }]);
    const [state] = blocks.flatMap((block) => block.values.map((row) => cellsOf(block)('state')(row)));
    return typeof state === 'string' ? { ...emptyLedger(), ...(JSON.parse(state) as Ledger) } : null;
  }
}
