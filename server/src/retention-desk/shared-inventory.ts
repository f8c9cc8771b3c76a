import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OpencastShelf, RetentionInventory } from '@oc-stats/retention';
import type { RetentionDesk } from './retention-desk.ts';

const THREADS = 2;

/** The inventory of a service that shows it as well: each piece of work opens it while the desk has let go of it. */
export class SharedInventory implements OpencastShelf {
  readonly #desk: Pick<RetentionDesk, 'exclusively'>;
  readonly #folder: string;

  constructor(desk: Pick<RetentionDesk, 'exclusively'>, folder: string) {
    this.#desk = desk;
    this.#folder = folder;
  }

  knownFiles(): ReturnType<OpencastShelf['knownFiles']> {
    return this.briefly((inventory) => inventory.knownFiles());
  }

  keepFiles(...read: Parameters<OpencastShelf['keepFiles']>): Promise<void> {
    return this.briefly((inventory) => inventory.keepFiles(...read));
  }

  forgetFiles(...ids: Parameters<OpencastShelf['forgetFiles']>): Promise<void> {
    return this.briefly((inventory) => inventory.forgetFiles(...ids));
  }

  takeRecordings(...taken: Parameters<OpencastShelf['takeRecordings']>): Promise<number> {
    return this.briefly((inventory) => inventory.takeRecordings(...taken));
  }

  /** Whether anybody has ever taken one. */
  get isThere(): boolean {
    return existsSync(join(this.#folder, 'retention.duckdb'));
  }

  briefly<T>(work: (inventory: RetentionInventory) => Promise<T>): Promise<T> {
    return this.#desk.exclusively(async () => {
      const { RetentionInventory } = await import('@oc-stats/retention');
      const inventory = await RetentionInventory.open(this.#folder, THREADS);
      try {
        return await work(inventory);
      } finally {
        await inventory.close();
      }
    });
  }
}
