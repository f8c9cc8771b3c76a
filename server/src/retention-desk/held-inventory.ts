import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RetentionInventory } from '@oc-stats/retention';

/** So long after the last question others, such as the command, wait for the file at most. */
const HOLD_MS = 5_000;
const THREADS = 2;

/** The inventory in a folder. Its file is only held while it is asked about, so that a command can write it in between. */
export class HeldInventory {
  readonly #folder: string;
  #opened: Promise<RetentionInventory> | null = null;
  #users = 0;
  #release: NodeJS.Timeout | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** By what this file is told from another one in its place; `null` where there is none. */
  async edition(): Promise<string | null> {
    const found = await stat(join(this.#folder, 'retention.duckdb')).catch(() => null);
    return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
  }

  async read<T>(work: (inventory: RetentionInventory) => Promise<T>): Promise<T> {
    clearTimeout(this.#release);
    this.#users += 1;
    try {
      this.#opened ??= RetentionInventory.open(this.#folder, THREADS);
      const inventory = await this.#opened.catch((error: unknown) => {
        this.#opened = null;
        throw error;
      });
      return await work(inventory);
    } finally {
      this.#users -= 1;
      if (this.#users === 0) this.#release = setTimeout(() => void this.letGo(), HOLD_MS).unref();
    }
  }

  /** Somebody else wants to write. */
  async letGo(): Promise<void> {
    clearTimeout(this.#release);
    const inventory = await this.#opened?.catch(() => null);
    this.#opened = null;
    await inventory?.close();
  }
}
