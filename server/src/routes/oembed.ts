import { createRoute } from '@hono/zod-openapi';
import { isAboutAll, OWN_ORGANIZATION, StatsError } from '@oc-stats/contract';
import { oembedAnswer, oembedQuery } from '@oc-stats/contract/schema';
import type { Catalog } from '@oc-stats/opencast';
import { Body } from '../cache/body.ts';
import { ownAddress } from '../http/address.ts';
import { escaped } from '../http/page.ts';
import { respond } from '../http/respond.ts';
import { embeddedPage, type EmbeddedPage } from '../oembed/embedded-page.ts';
import { richOf, xmlOf } from '../oembed/rich.ts';
import type { Settings } from '../settings.ts';
import { failures, type App } from './route.ts';

export const OEMBED_PATH = '/oembed';

const oembed = createRoute({
  method: 'get',
  path: OEMBED_PATH,
  summary: 'What stands in another page for the address of a page of this service (oEmbed 1.0)',
  tags: ['elements'],
  request: { query: oembedQuery },
  responses: {
    200: {
      description: 'A frame',
      content: { 'application/json': { schema: oembedAnswer }, 'text/xml': {} },
    },
    ...failures,
  },
});

/**
 * For wikis and forums that make a frame of a pasted address. Their servers ask, without any permission: where not
 * everything is for everybody, nothing is told, and nothing is looked up.
 */
export function oembedRoute(app: App, catalog: () => Catalog | null, settings: Settings): void {
  app.openapi(oembed, (c) => {
    const { url, format = 'json', maxwidth, maxheight } = c.req.valid('query');
    if (format !== 'json' && format !== 'xml')
      throw new StatsError('not-available', 'There is json and xml.', { parameter: 'format' });
    const address = ownAddress(c, settings);
    const page = embeddedPage(url, address);
    if (!page) throw new StatsError('not-found', 'This is no page of this service.', { parameter: 'url' });
    if (settings.access.mode !== 'open')
      throw new StatsError(settings.access.mode === 'token' ? 'token-missing' : 'not-signed-in');
    const title = titleOf(page, catalog());
    const most = { ...(maxwidth ? { width: maxwidth } : {}), ...(maxheight ? { height: maxheight } : {}) };
    const rich = richOf(page, title, address, most);
    const body =
      format === 'json' ? Body.json(rich) : new Body(Buffer.from(xmlOf(rich)), 'text/xml; charset=utf-8');
    return respond(c, body, {
      // Only what everybody may see comes so far.
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': `public, max-age=${rich.cache_age}`,
    });
  });
}

/** The pages of what does not exist are no resource, whatever they show. */
function titleOf({ element, id }: EmbeddedPage, catalog: Catalog | null): string {
  if (!catalog) throw new StatsError('catalog-unavailable');
  const isPart = !element.endsWith('-stats') && !isAboutAll(element);
  const { organization } = catalog;
  const isOrganization = isAboutAll(element) || isPart;
  if (isOrganization && (id === OWN_ORGANIZATION || id === organization.id)) return organization.title;
  const series = element === 'oc-series-stats' || isPart ? catalog.series(id) : null;
  const episode = element === 'oc-episode-stats' || isPart ? catalog.episode(id) : null;
  const found = series ?? episode;
  if (!found) throw new StatsError('not-found', 'Nothing of this service is there.', { parameter: 'url' });
  return found.title || 'oc-stats';
}

/** What tells those who read a page that it can be embedded, for its head. */
export function oembedLinks(page: string, address: string): string {
  const url = encodeURIComponent(page);
  return ['json', 'xml']
    .map((format) => {
      const href = `${escaped(address)}${OEMBED_PATH}?url=${url}&#38;format=${format}`;
      const type = format === 'json' ? 'application/json+oembed' : 'text/xml+oembed';
      return `<link rel="alternate" type="${type}" href="${href}">`;
    })
    .join('');
}
