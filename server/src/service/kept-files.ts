import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a restore has replaced, and what was there before an upgrade; nothing of it is ever opened again by itself. */
export interface KeptFile {
  readonly name: string;
  readonly bytes: number;
  /** When it was last written to; an instant in UTC. */
  readonly writtenAt: string;
}

const KEPT = /^(stats|record|retention)\.duckdb\.(before-restore|v\d+)(-\d+)?(\.wal)?$/;

export async function keptFiles(folder: string): Promise<readonly KeptFile[]> {
  const names = await readdir(folder).catch(() => []);
  const kept = names.filter((name) => KEPT.test(name)).sort();
  return Promise.all(
    kept.map(async (name) => {
      const { mtime, size } = await stat(join(folder, name));
      return { name, bytes: size, writtenAt: mtime.toISOString() };
    }),
  );
}

export async function removeKept(folder: string, files: readonly KeptFile[]): Promise<void> {
  for (const { name } of files) await rm(join(folder, name), { force: true });
}

export function keptText(files: readonly KeptFile[]): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  return `${count} from before a restore or an upgrade, ${sizeText(bytes)}; "oc-stats clean" lists and removes them`;
}

export function sizeText(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
