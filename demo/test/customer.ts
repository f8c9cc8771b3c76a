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

/** What a customer puts on the examples; read anew for every request. */
export interface Site {
  /** Where oc-stats is. */
  readonly service: string;
  readonly known: Known;
  /** Sent as a header, as a careful administrator does. */
  readonly policy?: string;
  /** Written into pages that have a place for one. */
  readonly token?: string;
  /** What the customer's own server gives to a page that asks for a new token. */
  readonly freshToken?: () => string | null;
  /** A page of the customer's own, at `/own`. */
  readonly own?: string;
  /** A change of the customer's own. */
  readonly edit?: (html: string) => string;
}

/** Somebody else's web server with the examples on it, filled in as a customer would fill them in. */
export async function startCustomer(site: Site): Promise<Customer> {
  const server = createServer((request, response) => {
    void fileFor(request, site).then(
      ({ type, body }) => {
        response.writeHead(200, {
          'Content-Type': type,
          ...(site.policy ? { 'Content-Security-Policy': site.policy } : {}),
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

async function fileFor({ url = '/' }: IncomingMessage, site: Site) {
  const { service, known, token = 'TOKEN', edit = (html: string) => html } = site;
  if (url === '/stats-token') {
    const fresh = site.freshToken?.() ?? null;
    if (fresh === null) throw new Error('nobody is signed in');
    return { type: 'text/plain', body: fresh };
  }
  if (url === '/own' && site.own !== undefined) return { type: 'text/html; charset=utf-8', body: site.own };
  const example = /^\/examples\/([\w-]+\.html)$/.exec(url)?.[1];
  if (example) {
    const text = await readFile(`${EXAMPLES}${example}`, 'utf8');
    const filled = text
      .replaceAll('https://stats.example.org', service)
      .replaceAll('EPISODE_ID', known.episode)
      .replaceAll('SERIES_ID', known.series)
      .replaceAll(/(?<=#token=|token=")TOKEN/g, token);
    return { type: 'text/html; charset=utf-8', body: edit(filled) };
  }
  const asset = /^\/demo\/([\w-]+\.(css|js|svg))$/.exec(url);
  if (!asset) throw new Error('not found');
  const type = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }[asset[2] ?? ''];
  return { type: `${type}; charset=utf-8`, body: await readFile(`${ASSETS}${asset[1]}`, 'utf8') };
}
