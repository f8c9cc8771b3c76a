import { request } from 'node:http';
import { join, relative } from 'node:path';
import { Hono } from 'hono';
import type { OwnedStore } from './adapters.ts';
import type { Fetch } from './listen.ts';
import type { Status } from './status.ts';

const NAME = 'oc-stats.sock';
/** What a socket address may hold on Linux and macOS, less the final zero of the shorter one. */
const MAX_PATH_BYTES = 103;

/** `null` where the folder lies too deep for a socket. */
export function socketPath(folder: string): string | null {
  const absolute = join(folder, NAME);
  const paths = [absolute, relative(process.cwd(), absolute)];
  return paths.find((path) => Buffer.byteLength(path) <= MAX_PATH_BYTES) ?? null;
}

/** What other commands may ask of the service that owns the store. */
export function createControl(store: OwnedStore, status: () => Promise<Status>): Fetch {
  const app = new Hono();
  app.onError((error, c) => c.json({ message: error.message }, 500));
  app.get('/status', async (c) => c.json(await status()));
  app.post('/backup', async (c) => {
    const { file } = await c.req.json<{ file: string }>();
    await store.backup(file);
    return c.json({ file });
  });
  return (incoming) => app.fetch(incoming);
}

/** Asks the owner; `null` when no service runs on this folder. */
export function askOwner<T>(
  folder: string,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<T | null> {
  const socket = socketPath(folder);
  if (!socket) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const asking = request(
      { socketPath: socket, method, path, headers: { 'content-type': 'application/json' } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => {
          const value = JSON.parse(text) as T & { message?: string };
          if (answer.statusCode === 200) resolve(value);
          else reject(new Error(value.message ?? `status ${answer.statusCode}`));
        });
        answer.on('error', reject);
      },
    );
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ECONNREFUSED', 'ENOTDIR'].includes(error.code ?? '')) resolve(null);
      else reject(error);
    });
    asking.end(body && JSON.stringify(body));
  });
}
