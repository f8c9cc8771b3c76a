import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckdbStore, type DuckdbStore, type DuckdbStoreOptions } from './index.ts';

/** A place for the files of a test, which goes with everything in it, however the test ends. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'oc-stats-store-'));
  readonly #stores: DuckdbStore[] = [];

  file(name: string): string {
    return join(this.path, name);
  }

  /** Closed at the latest with the folder: an open store would keep the process of a failed test alive. */
  async open(folder: string, options: Omit<DuckdbStoreOptions, 'folder'> = {}): Promise<DuckdbStore> {
    const store = await openDuckdbStore({ folder, ...options });
    this.#stores.push(store);
    return store;
  }

  async remove(): Promise<void> {
    for (const store of this.#stores) await store.close();
    rmSync(this.path, { recursive: true, force: true });
  }
}
