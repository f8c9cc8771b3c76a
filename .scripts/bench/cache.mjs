import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../build/stamp.mjs';
import { filesIn } from '../console/files.mjs';
import { ROOT } from '../console/root.mjs';

export const CACHE = join(ROOT, 'node_modules/.cache/oc-stats-bench');

/**
 * A folder that takes long to make, and is the same as long as the sources are that make it (files, or folders with all
 * that is in them): made once, apart, and put in its place when it is complete. What older sources made goes.
 */
export async function cachedFolder(name, sources, make) {
  const inputs = sources.flatMap((path) => (/\.\w+$/.test(path) ? [path] : filesIn([path])));
  const folder = join(CACHE, `${name}-${digestOf(inputs).slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  for (const old of readdirSync(CACHE)) {
    if (old.startsWith(`${name}-`)) rmSync(join(CACHE, old), { recursive: true, force: true });
  }
  const unfinished = `${folder}.new`;
  mkdirSync(unfinished);
  await make(unfinished);
  renameSync(unfinished, folder);
  return folder;
}
