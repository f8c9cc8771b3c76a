import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place for the files of a test, which goes with everything in it, however the test ends. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'oc-stats-retention-'));

  write(name: string, text: string): string {
    const file = join(this.path, name);
    writeFileSync(file, text);
    return file;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
