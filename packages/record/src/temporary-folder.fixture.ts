import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecord, type OwnRecord, type RecordOptions } from './index.ts';

/** A place for the files of a test, which goes with everything in it, however the test ends. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'oc-stats-record-'));
  readonly #records: OwnRecord[] = [];

  file(name: string): string {
    return join(this.path, name);
  }

  /** Closed at the latest with the folder: an open record would keep the process of a failed test alive. */
  async open(folder: string, options: Omit<RecordOptions, 'folder'> = {}): Promise<OwnRecord> {
    const record = await openRecord({ folder, ...options });
    this.#records.push(record);
    return record;
  }

  async remove(): Promise<void> {
    for (const record of this.#records) await record.close();
    rmSync(this.path, { recursive: true, force: true });
  }
}
