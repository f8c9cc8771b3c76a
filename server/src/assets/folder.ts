import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip as gunzipCallback } from 'node:zlib';
import { Body } from '../cache/body.ts';

/** Files for browsers, by their path within a folder; `null` for what is not there. */
export interface Folder {
  file(path: string): Promise<Body | null>;
  /** Of all files that go out; their compressed forms are not files of their own. */
  paths(): Promise<readonly string[]>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  // A module is UTF-8 in any case.
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Only files of a known type go out, and only from below `root`. A rebuilt file is noticed by its time. */
export function openFolder(root: string): Folder {
  const known = new Map<string, { readonly stamp: string; readonly body: Body }>();

  return {
    async file(path) {
      const type = TYPES[extname(path)];
      const full = join(root, path);
      if (!type || path.split(/[\\/]/).includes('..')) return null;
      const stamps = await Promise.all(['', '.br', '.gz'].map((ending) => stampOf(full + ending)));
      if (stamps[0] === null) return null;

      const stamp = stamps.join();
      const last = known.get(full);
      if (last?.stamp === stamp) return last.body;
      const body = await read(full, type);
      known.set(full, { stamp, body });
      return body;
    },
    async paths() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .sort();
    },
  };
}

async function stampOf(full: string): Promise<string | null> {
  const found = await stat(full).catch(() => null);
  return found?.isFile() ? `${found.mtimeMs} ${found.size}` : null;
}

async function read(full: string, type: string): Promise<Body> {
  const bytes = await readFile(full);
  const [br, gzip] = await Promise.all([
    sameInside(`${full}.br`, brotli, bytes),
    sameInside(`${full}.gz`, gunzip, bytes),
  ]);
  return new Body(bytes, type, { ...(br ? { br } : {}), ...(gzip ? { gzip } : {}) });
}

const brotli = promisify(brotliDecompress);
const gunzip = promisify(gunzipCallback);

/** While a build runs, a compressed form of the last build may still lie beside a new file. */
async function sameInside(
  path: string,
  inflate: (bytes: Buffer) => Promise<Buffer>,
  plain: Buffer,
): Promise<Buffer | null> {
  try {
    const compressed = await readFile(path);
    return (await inflate(compressed)).equals(plain) ? compressed : null;
  } catch {
    return null;
  }
}
