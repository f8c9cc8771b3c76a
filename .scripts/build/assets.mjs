import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../console/root.mjs';
import { hashOf } from './integrity.mjs';

/** What was built: for the snippet with `integrity`, for the byte budgets, and for whoever hosts the files himself. */
export async function describeAssets(folder, files, version) {
  const assets = await Promise.all(
    [...files].sort().map(async (file) => {
      const path = join(ROOT, folder, file);
      const [bytes, br, gz] = await Promise.all([readFile(path), stat(`${path}.br`), stat(`${path}.gz`)]);
      return [file, { bytes: bytes.length, gzip: gz.size, brotli: br.size, integrity: hashOf(bytes) }];
    }),
  );
  const changelog = await readFile(join(ROOT, 'CHANGELOG.md'), 'utf8');
  return { version, released: isReleased(version, changelog), files: Object.fromEntries(assets) };
}

/** Until its day stands in the changelog, a version is built again and again, and nobody may keep its bytes for ever. */
export function isReleased(version, changelog) {
  const heading = `## ${version} (`;
  const found = changelog.split('\n').find((line) => line.startsWith(heading));
  return found !== undefined && /^\d{4}-\d{2}-\d{2}\)/.test(found.slice(heading.length));
}
