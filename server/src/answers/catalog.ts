import type {
  EpisodeItem,
  EpisodePage,
  OrganizationAnswer,
  SeriesItem,
  SeriesPage,
  Term,
} from '@oc-stats/contract';
import type { Catalog, CatalogEpisode, CatalogSeries, PageQuery } from '@oc-stats/opencast';
import type { Bounds, Capabilities } from '@oc-stats/store';
import { itemOf } from './titles.ts';

export function organizationAnswer(
  catalog: Catalog,
  bounds: Bounds,
  { metrics, dayZone }: Capabilities,
  terms: readonly Term[],
): OrganizationAnswer {
  return {
    id: catalog.organization.id,
    title: catalog.organization.title,
    dayZone,
    dataFrom: bounds.countingSince,
    dataThrough: bounds.through,
    metrics: [...metrics],
    terms: terms.map(({ id, title, from, to }) => ({ id, title, from, to })),
    series: catalog.size.series,
    episodes: catalog.size.episodes,
  };
}

export function seriesItem({ id, title, date, organizers }: CatalogSeries, catalog: Catalog): SeriesItem {
  return { id, title, date, episodes: catalog.countEpisodes(id), organizers: [...organizers] };
}

export function episodeItem(episode: CatalogEpisode, catalog: Catalog): EpisodeItem {
  const { id, title, date, published, duration, presenters, seriesId } = episode;
  const series = seriesId === null ? null : itemOf('series', seriesId, catalog);
  return { id, title, date, published, duration, presenters: [...presenters], series };
}

export function seriesPage(query: PageQuery, catalog: Catalog): SeriesPage {
  const { items, count, next } = catalog.listSeries(query);
  return { items: items.map((series) => seriesItem(series, catalog)), count, next };
}

export function episodePage(query: PageQuery & { seriesId?: string }, catalog: Catalog): EpisodePage {
  const { items, count, next } = catalog.listEpisodes(query);
  return { items: items.map((episode) => episodeItem(episode, catalog)), count, next };
}
