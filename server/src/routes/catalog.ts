import { API, StatsError } from '@oc-stats/contract';
import {
  catalogQuery,
  episodeItem as episodeSchema,
  episodePage as episodePageSchema,
  idParameter,
  noQuery,
  organizationAnswer as organizationSchema,
  seriesItem as seriesSchema,
  seriesPage as seriesPageSchema,
} from '@oc-stats/contract/schema';
import type { Catalog, PageQuery } from '@oc-stats/opencast';
import type { z } from 'zod';
import type { Grant } from '../access/grant.ts';
import { visiblePage } from '../access/visible-page.ts';
import { episodeItem, episodePage, organizationAnswer, seriesItem, seriesPage } from '../answers/catalog.ts';
import { Body } from '../cache/body.ts';
import { respond } from '../http/respond.ts';
import { visibleScope } from '../questions/scope.ts';
import type { Way } from '../questions/way.ts';
import { jsonRoute, type App } from './route.ts';

const DEFAULT_LIMIT = 50;

/** Names and dates: what there is to ask about, what it is called, and no more of it than may be seen. */
export function catalogRoutes(app: App, way: Way): void {
  app.openapi(organization, async (c) => {
    const { bounds, catalog, reader, terms } = await way.sources();
    const answer = organizationAnswer(catalog, bounds, reader.capabilities(), terms);
    return respond(c, Body.json({ ...answer, ...sizeFor(c.var.grant, catalog) }));
  });

  app.openapi(seriesList, async (c) => {
    const query = pageQuery(c.req.valid('query'));
    if (c.var.grant.whole) {
      const all = await way.remember(`series ${JSON.stringify(query)}`, (known) => seriesPage(query, known));
      return respond(c, all);
    }
    const catalog = way.catalog();
    const page = await seenSeries(c.var.grant, catalog, query);
    return respond(c, Body.json({ ...page, items: page.items.map((one) => seriesItem(one, catalog)) }));
  });

  app.openapi(oneSeries, async (c) => {
    const { id } = await visibleScope(c.var.grant, way.catalog(), 'series', c.req.valid('param').id);
    const body = await way.remember(`series/${id}`, (catalog) => {
      const series = catalog.series(id);
      if (!series) throw new StatsError('unknown-series');
      return seriesItem(series, catalog);
    });
    return respond(c, body);
  });

  app.openapi(episodesOfSeries, async (c) => {
    const { grant } = c.var;
    const { id } = await visibleScope(grant, way.catalog(), 'series', c.req.valid('param').id);
    const query = { ...pageQuery(c.req.valid('query')), seriesId: id };
    return respond(c, await episodes(way, grant, query, `series/${id}/episodes`));
  });

  app.openapi(episodeList, async (c) => {
    const query = pageQuery(c.req.valid('query'));
    return respond(c, await episodes(way, c.var.grant, query, 'episodes'));
  });

  app.openapi(oneEpisode, async (c) => {
    const { id } = await visibleScope(c.var.grant, way.catalog(), 'episode', c.req.valid('param').id);
    const body = await way.remember(`episodes/${id}`, (catalog) => {
      const episode = catalog.episode(id);
      if (!episode) throw new StatsError('unknown-episode');
      return episodeItem(episode, catalog);
    });
    return respond(c, body);
  });
}

type EpisodeQuery = PageQuery & { readonly seriesId?: string };

async function episodes(way: Way, grant: Grant, query: EpisodeQuery, key: string): Promise<Body> {
  if (grant.whole)
    return way.remember(`${key} ${JSON.stringify(query)}`, (known) => episodePage(query, known));
  const catalog = way.catalog();
  const page = await seenEpisodes(grant, catalog, query);
  return Body.json({ ...page, items: page.items.map((one) => episodeItem(one, catalog)) });
}

function seenSeries(grant: Grant, catalog: Catalog, query: PageQuery) {
  if (grant.part) return grant.part(catalog).listSeries(query);
  const list = (wanted: PageQuery) => catalog.listSeries({ ...query, ...wanted, ...rolesOf(grant) });
  return visiblePage(list, query, { grant, catalog, type: 'series', name: 'series' });
}

function seenEpisodes(grant: Grant, catalog: Catalog, query: EpisodeQuery) {
  if (grant.part) return grant.part(catalog).listEpisodes(query);
  const list = (wanted: PageQuery) => catalog.listEpisodes({ ...query, ...wanted, ...rolesOf(grant) });
  const name = `episodes ${query.seriesId ?? ''}`;
  return visiblePage(list, query, { grant, catalog, type: 'episode', name });
}

function rolesOf({ roles }: Grant): Pick<PageQuery, 'roles'> {
  return roles ? { roles } : {};
}

/** Where each item would have to be asked about, none is counted. */
function sizeFor(grant: Grant, catalog: Catalog): Catalog['size'] {
  if (grant.whole) return catalog.size;
  return grant.part?.(catalog).size ?? { series: 0, episodes: 0 };
}

const tag = 'catalogue';
const none = { query: noQuery, params: undefined };
const one = { query: noQuery, params: idParameter };
const list = { query: catalogQuery, params: undefined };

const organization = jsonRoute(
  { path: `${API}/organization`, tag, summary: 'The organisation', answer: organizationSchema },
  none,
);
const seriesList = jsonRoute(
  { path: `${API}/series`, tag, summary: 'All series, by title', answer: seriesPageSchema },
  list,
);
const oneSeries = jsonRoute(
  { path: `${API}/series/{id}`, tag, summary: 'A series', answer: seriesSchema },
  one,
);
const episodesOfSeries = jsonRoute(
  { path: `${API}/series/{id}/episodes`, tag, summary: 'Its episodes, by date', answer: episodePageSchema },
  { query: catalogQuery, params: idParameter },
);
const episodeList = jsonRoute(
  { path: `${API}/episodes`, tag, summary: 'All episodes, by date', answer: episodePageSchema },
  list,
);
const oneEpisode = jsonRoute(
  { path: `${API}/episodes/{id}`, tag, summary: 'An episode', answer: episodeSchema },
  one,
);

function pageQuery({ q, limit, cursor }: z.infer<typeof catalogQuery>): PageQuery {
  return {
    ...(q === undefined ? {} : { text: q }),
    limit: limit ?? DEFAULT_LIMIT,
    ...(cursor === undefined ? {} : { cursor }),
  };
}
