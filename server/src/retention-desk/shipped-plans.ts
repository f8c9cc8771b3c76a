import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RetentionPlans } from '@oc-stats/contract';
import { parsePlan } from '@oc-stats/retention';

const ENDING = '.yaml';

/** The plans that come with oc-stats, as they are written, by the names of their files. */
export async function shippedPlans(folder: string): Promise<RetentionPlans> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(ENDING)).sort();
  const items = files.map(async (file) => {
    const text = await readFile(join(folder, file), 'utf8');
    const { name, source = null } = parsePlan(text, file);
    return { id: file.slice(0, -ENDING.length), name, source, text };
  });
  return { items: await Promise.all(items) };
}
