import type { Bounds, StatsReader } from '@oc-stats/store';
import { isStoreAway } from './ask.ts';

/**
 * How far the store goes, as it stands now: every question begins by asking. Who asks while an answer is awaited shares
 * it; and while the store is away it stands where it stood last, so that what was answered of it is still found.
 */
export class Standing {
  readonly #reader: StatsReader;
  readonly #last = new Map<string, Bounds>();
  readonly #awaited = new Map<string, Promise<Bounds>>();

  constructor(reader: StatsReader) {
    this.#reader = reader;
  }

  bounds(organization: string): Promise<Bounds> {
    const awaited = this.#awaited.get(organization);
    if (awaited) return awaited;
    const asking = this.#ask(organization).finally(() => this.#awaited.delete(organization));
    this.#awaited.set(organization, asking);
    return asking;
  }

  async #ask(organization: string): Promise<Bounds> {
    try {
      const bounds = await this.#reader.bounds(organization);
      this.#last.set(organization, bounds);
      return bounds;
    } catch (error) {
      const last = this.#last.get(organization);
      if (last && isStoreAway(error)) return last;
      throw error;
    }
  }
}
