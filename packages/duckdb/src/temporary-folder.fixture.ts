import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place for the files of a test, which goes with everything in it, however the test ends. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'oc-stats-duckdb-'));

  file(name: string): string {
    return join(this.path, name);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
