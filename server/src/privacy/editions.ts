import type { DayRange } from '@oc-stats/contract';
import type { StatsReader } from '@oc-stats/store';
import { blocksIn } from './blocks.ts';

/** Another number for a block whenever its days may have changed. */
export type EditionOf = (block: DayRange) => number;

interface Known {
  readonly revision: string;
  /** For the blocks that are not named. */
  readonly others: number;
  readonly blocks: ReadonlyMap<string, number>;
}

/** Every write makes a new revision of an organisation, but few change more than its last block. */
export class Editions {
  readonly #reader: StatsReader;
  readonly #organizations = new Map<string, { revision: string; known: Promise<Known> }>();
  #last = 0;

  constructor(reader: StatsReader) {
    this.#reader = reader;
  }

  async at(organization: string, revision: string): Promise<EditionOf> {
    let current = this.#organizations.get(organization);
    if (current?.revision !== revision) {
      current = { revision, known: this.#next(organization, revision, current?.known) };
      this.#organizations.set(organization, current);
    }
    const { others, blocks } = await current.known;
    return ({ from }) => blocks.get(from) ?? others;
  }

  async #next(organization: string, revision: string, before: Promise<Known> | undefined): Promise<Known> {
    const known = await before;
    const changed = known && (await this.#changes(organization, known.revision));
    this.#last += 1;
    if (!known || !changed) return { revision, others: this.#last, blocks: new Map() };
    const blocks = new Map(known.blocks);
    for (const { from } of changed.flatMap(blocksIn)) blocks.set(from, this.#last);
    return { revision, others: known.others, blocks };
  }

  /** Who cannot say what changed has changed everything. */
  async #changes(organization: string, since: string): Promise<readonly DayRange[] | null> {
    return this.#reader.changes(organization, since).catch(() => null);
  }
}
