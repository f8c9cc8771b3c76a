import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Known } from './known.ts';

const EXAMPLES = fileURLToPath(new URL('../dist/examples/', import.meta.url));
const ASSETS = fileURLToPath(new URL('../dist/assets/', import.meta.url));

export interface Customer extends AsyncDisposable {
  readonly origin: string;
}

/**
 * Somebody else's web server with the examples on it, filled in as a customer would fill them in. `policy` goes out as a
 * header, as a careful administrator sends it.
 */
export async function startCustomer(service: string, known: Known, policy?: string): Promise<Customer> {
  const server = createServer((request, response) => {
    void fileFor(request, service, known).then(
      ({ type, body }) => {
        response.writeHead(200, {
          'Content-Type': type,
          ...(policy ? { 'Content-Security-Policy': policy } : {}),
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The examples as they lie in the repository. */
export async function exampleFiles(): Promise<string[]> {
  const files = await readdir(fileURLToPath(new URL('../examples/', import.meta.url)));
  return files.filter((file) => file.endsWith('.html') && file !== 'parts.html');
}

async function fileFor({ url = '/' }: IncomingMessage, service: string, { episode, series }: Known) {
  const example = /^\/examples\/([\w-]+\.html)$/.exec(url)?.[1];
  if (example) {
    const text = await readFile(`${EXAMPLES}${example}`, 'utf8');
    const filled = text
      .replaceAll('https://stats.example.org', service)
      .replaceAll('EPISODE_ID', episode)
      .replaceAll('SERIES_ID', series);
    return { type: 'text/html; charset=utf-8', body: filled };
  }
  const asset = /^\/demo\/([\w-]+\.(css|js|svg))$/.exec(url);
  if (!asset) throw new Error('not found');
  const type = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }[asset[2] ?? ''];
  return { type: `${type}; charset=utf-8`, body: await readFile(`${ASSETS}${asset[1]}`, 'utf8') };
}
