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
import type { PageQuery } from '@oc-stats/opencast';
import type { z } from 'zod';
import { episodeItem, episodePage, organizationAnswer, seriesItem, seriesPage } from '../answers/catalog.ts';
import { Body } from '../cache/body.ts';
import { respond } from '../http/respond.ts';
import type { Way } from '../questions/way.ts';
import { jsonRoute, type App } from './route.ts';

const DEFAULT_LIMIT = 50;

/** Names and dates: what there is to ask about, and what it is called. */
export function catalogRoutes(app: App, way: Way): void {
  app.openapi(organization, async (c) => {
    const { bounds, catalog, reader, terms } = await way.sources();
    return respond(c, Body.json(organizationAnswer(catalog, bounds, reader.capabilities(), terms)));
  });

  app.openapi(seriesList, async (c) => {
    const query = pageQuery(c.req.valid('query'));
    const body = await way.remember(`series ${JSON.stringify(query)}`, (catalog) =>
      seriesPage(query, catalog),
    );
    return respond(c, body);
  });

  app.openapi(oneSeries, async (c) => {
    const { id } = c.req.valid('param');
    const body = await way.remember(`series/${id}`, (catalog) => {
      const series = catalog.series(id);
      if (!series) throw new StatsError('unknown-series');
      return seriesItem(series, catalog);
    });
    return respond(c, body);
  });

  app.openapi(episodesOfSeries, async (c) => {
    const { id } = c.req.valid('param');
    const query = pageQuery(c.req.valid('query'));
    const body = await way.remember(`series/${id}/episodes ${JSON.stringify(query)}`, (catalog) => {
      if (!catalog.series(id)) throw new StatsError('unknown-series');
      return episodePage({ ...query, seriesId: id }, catalog);
    });
    return respond(c, body);
  });

  app.openapi(episodeList, async (c) => {
    const query = pageQuery(c.req.valid('query'));
    const body = await way.remember(`episodes ${JSON.stringify(query)}`, (catalog) =>
      episodePage(query, catalog),
    );
    return respond(c, body);
  });

  app.openapi(oneEpisode, async (c) => {
    const { id } = c.req.valid('param');
    const body = await way.remember(`episodes/${id}`, (catalog) => {
      const episode = catalog.episode(id);
      if (!episode) throw new StatsError('unknown-episode');
      return episodeItem(episode, catalog);
    });
    return respond(c, body);
  });
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
