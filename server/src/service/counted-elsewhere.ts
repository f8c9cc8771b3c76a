import type { Capabilities, StatsReader } from '@oc-stats/store';

/** What the numbers of a copy are: whoever counted them decided what a play is, where a day ends, and what is missing. */
export type Counted = Pick<Capabilities, 'dayZone' | 'metrics' | 'source'>;

interface Ledger {
  read(name: string): Promise<string | null>;
  write(name: string, value: string): Promise<void>;
}

/** Remembers it beside the copy; a store that was filled with plays alone must not tell zeros of what nobody counted. */
export class CountedElsewhere {
  readonly #ledger: Ledger;
  readonly #name: string;
  #counted: Counted | null;

  static async open(ledger: Ledger, organization: string): Promise<CountedElsewhere> {
    const name = `counted for ${organization}`;
    const known = await ledger.read(name);
    return new CountedElsewhere(ledger, name, known === null ? null : (JSON.parse(known) as Counted));
  }

  private constructor(ledger: Ledger, name: string, counted: Counted | null) {
    this.#ledger = ledger;
    this.#name = name;
    this.#counted = counted;
  }

  get current(): Counted | null {
    return this.#counted;
  }

  async remember({ dayZone, metrics, source }: Counted): Promise<void> {
    const counted = { dayZone, metrics, source };
    const text = JSON.stringify(counted);
    if (text === JSON.stringify(this.#counted)) return;
    await this.#ledger.write(this.#name, text);
    this.#counted = counted;
  }
}

/** Answers from whichever store it is just now, and says of the numbers what is known of them. */
export function readerOf(current: () => StatsReader, counted: () => Counted | null): StatsReader {
  return {
    timeline: (query, signal) => current().timeline(query, signal),
    totals: (query, signal) => current().totals(query, signal),
    matrix: (query, signal) => current().matrix(query, signal),
    daily: (query, signal) => current().daily(query, signal),
    segments: (query, signal) => current().segments(query, signal),
    bounds: (organization, signal) => current().bounds(organization, signal),
    changes: (organization, since, signal) => current().changes(organization, since, signal),
    health: (signal) => current().health(signal),
    capabilities: () => ({ ...current().capabilities(), ...counted() }),
    close: () => current().close(),
  };
}
