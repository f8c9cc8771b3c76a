import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Says which files in a folder are from oc-stats, and by their sums whether they still are as it left them. */
export const WRITTEN = 'written-by-oc-stats.json';

interface Written {
  readonly sums: ReadonlyMap<string, string>;
  /** There is a file of that name which says something else. */
  readonly isForeign: boolean;
}

export async function readWritten(folder: string): Promise<Written> {
  let text: string;
  try {
    text = await readFile(join(folder, WRITTEN), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { sums: new Map(), isForeign: false };
    throw error;
  }
  try {
    const { sha256 } = JSON.parse(text) as { sha256?: unknown };
    if (typeof sha256 === 'object' && sha256 !== null)
      return {
        sums: new Map(Object.entries(sha256).map(([name, sum]) => [name, String(sum)])),
        isForeign: false,
      };
  } catch {
    // Whatever it is, it is nobody's list of sums.
  }
  return { sums: new Map(), isForeign: true };
}

export async function writeWritten(folder: string, sums: ReadonlyMap<string, string>): Promise<void> {
  const sorted = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify({ sha256: Object.fromEntries(sorted) }, null, 2);
  await writeFile(join(folder, WRITTEN), `${text}\n`);
}
