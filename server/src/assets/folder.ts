import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Body } from '../cache/body.ts';

/** Files for browsers, by their path within a folder; `null` for what is not there. */
export interface Folder {
  file(path: string): Promise<Body | null>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
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
      const found = await stat(full).catch(() => null);
      if (!found?.isFile()) return null;

      const stamp = `${found.mtimeMs} ${found.size}`;
      const last = known.get(full);
      if (last?.stamp === stamp) return last.body;
      const body = await read(full, type);
      known.set(full, { stamp, body });
      return body;
    },
  };
}

async function read(full: string, type: string): Promise<Body> {
  const [bytes, br, gzip] = await Promise.all([
    readFile(full),
    optional(`${full}.br`),
    optional(`${full}.gz`),
  ]);
  return new Body(bytes, type, { ...(br ? { br } : {}), ...(gzip ? { gzip } : {}) });
}

function optional(path: string): Promise<Buffer | null> {
  return readFile(path).catch(() => null);
}
