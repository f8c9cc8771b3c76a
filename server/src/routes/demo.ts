import { StatsError } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { Context } from 'hono';
import type { Folder } from '../assets/folder.ts';
import { inlineHash } from '../assets/inline-hash.ts';
import { Body } from '../cache/body.ts';
import { ownAddress } from '../http/address.ts';
import type { Env } from '../http/env.ts';
import { escaped } from '../http/page.ts';
import { notFound } from '../http/not-found.ts';
import { respond } from '../http/respond.ts';
import { showpiece } from '../questions/showpiece.ts';
import type { Way } from '../questions/way.ts';
import type { Settings } from '../settings.ts';
import { oembedLinks } from './oembed.ts';
import type { App } from './route.ts';

const PLACEHOLDER_ADDRESS = 'https://stats.example.org';

/**
 * The demo: one shell whose script reads the path, and the examples, which are written as a customer would write them
 * and get this service's address and identifiers that exist here.
 */
export function demoRoutes(app: App, folder: Folder, way: Way, settings: Settings): void {
  // Where not everything is for everybody, pages know no identifiers, and those of all identifiers are alike.
  const isOpen = settings.access.mode === 'open';
  const page = async (c: Context<Env>, path: string, status: 200 | 404 = 200, about?: string) => {
    const body = await folder.file(path);
    if (!body) return notFound(c);
    const address = ownAddress(c, settings);
    const source = about === undefined ? body.bytes.toString('utf8') : aLevelBelow(body);
    const filled = await filledIn(source, address, isOpen ? way : null);
    const isPublic = about !== undefined && isOpen && status === 200;
    const text = isPublic ? withLinks(filled, oembedLinks(address + about, address)) : filled;
    const response = await respond(c, Body.html(text), { 'Content-Security-Policy': policy(address, text) });
    return status === 404 && response.status === 200
      ? new Response(response.body, { status, headers: response.headers })
      : response;
  };

  app.get('/', (c) => page(c, 'index.html'));
  app.get('/retention', (c) => page(c, 'index.html'));
  app.get('/series/:id', (c) => {
    const id = c.req.param('id');
    const status = isOpen ? known(way, (catalog) => catalog.series(id)) : 200;
    return page(c, 'index.html', status, `/series/${encodeURIComponent(id)}`);
  });
  app.get('/episodes/:id', (c) => {
    const id = c.req.param('id');
    const status = isOpen ? known(way, (catalog) => catalog.episode(id)) : 200;
    return page(c, 'index.html', status, `/episodes/${encodeURIComponent(id)}`);
  });
  app.get('/examples', (c) => c.redirect('examples/', 301));
  app.get('/examples/', (c) => page(c, 'examples/index.html'));
  app.get('/examples/:name{[\\w-]+\\.html}', (c) => page(c, `examples/${c.req.param('name')}`));
  // Where browsers look when a page names no icon.
  app.get('/favicon.ico', async (c) => {
    const body = await folder.file('assets/icon.svg');
    if (!body) throw new StatsError('not-found');
    return respond(c, body, { 'Cache-Control': 'public, max-age=86400' });
  });
  app.get('/demo/:path{.+}', async (c) => {
    const body = await folder.file(`assets/${c.req.param('path')}`);
    if (!body) throw new StatsError('not-found');
    return respond(c, body, { 'Cache-Control': 'no-cache' });
  });
}

/**
 * The shell is written for the top and names what it needs from there, so that it is found below a path of a proxy as
 * well, even of one that does not say so.
 */
function aLevelBelow(shell: Body): string {
  return shell.bytes.toString('utf8').replaceAll('="./', '="../');
}

function withLinks(html: string, links: string): string {
  return html.replace('</head>', () => `${links}</head>`);
}

async function filledIn(html: string, address: string, way: Way | null): Promise<string> {
  const withAddress = html.replaceAll(PLACEHOLDER_ADDRESS, () => escaped(address));
  if (!way || !/EPISODE_ID|SERIES_ID/.test(withAddress)) return withAddress;
  const { episode, series } = await showpiece(way);
  return withAddress.replaceAll('EPISODE_ID', episode).replaceAll('SERIES_ID', series);
}

function known(way: Way, find: (catalog: Catalog) => object | null): 200 | 404 {
  try {
    return find(way.catalog()) ? 200 : 404;
  } catch {
    return 200;
  }
}

function policy(address: string, html: string): string {
  const own = `'self' ${new URL(address).origin}`;
  return [
    "default-src 'none'",
    [`script-src ${own}`, ...importMapsIn(html).map(inlineHash)].join(' '),
    `style-src ${own}`,
    `connect-src ${own}`,
    `img-src ${own} data: blob:`,
    `frame-src ${own}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** Browsers take them only from the page itself, and what stands in it they want to see named. */
function importMapsIn(html: string): string[] {
  return [...html.matchAll(/<script type="importmap">([^]*?)<\/script>/g)].map(([, text]) => text ?? '');
}
