import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../console/root.mjs';

const STAMPS = join(ROOT, 'node_modules/.cache/oc-stats');

/**
 * Does the work unless it was done for exactly these inputs and its outputs are still there. Content counts, not time:
 * a fresh clone, a changed branch and back cost nothing.
 */
export async function whenChanged(name, { inputs, outputs }, work) {
  const file = join(STAMPS, `${name}.stamp`);
  const digest = digestOf(inputs);
  if (outputs.every((output) => existsSync(join(ROOT, output))) && read(file) === digest) return false;
  await work();
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(file, digest);
  return true;
}

export function digestOf(inputs) {
  const hash = createHash('sha256');
  for (const path of inputs) {
    hash.update(`${path}\0`);
    hash.update(existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path)) : 'missing');
  }
  return hash.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
