import type { Catalog, CatalogEpisode, CatalogSeries } from '../catalog.ts';
import type { CatalogSnapshot } from './catalog-snapshot.ts';
import { createOrderedList } from './ordered-list.ts';

/** Numbers in titles count as numbers: lecture 2 comes before lecture 10. */
const collator = new Intl.Collator('en', { numeric: true });

/** A catalogue in memory: sorted and indexed once, then only read. */
export function createCatalog(snapshot: CatalogSnapshot): Catalog {
  const series = new Map(snapshot.series.map((one) => [one.id, one]));
  const episodes = new Map(snapshot.episodes.map((one) => [one.id, one]));
  const episodesInOrder = [...episodes.values()].sort(byDate);
  const seriesList = createOrderedList('s', [...series.values()].sort(byTitle), seriesText);
  const episodeList = createOrderedList('e', episodesInOrder, episodeText);
  const members = placesBySeries(episodesInOrder);

  return {
    organization: snapshot.organization,
    series: (id) => series.get(id) ?? null,
    episode: (id) => episodes.get(id) ?? null,
    listSeries: (query) => seriesList.page(query),
    listEpisodes: ({ seriesId, ...query }) =>
      episodeList.page(query, seriesId === undefined ? undefined : (members.get(seriesId) ?? [])),
    countEpisodes: (seriesId) => members.get(seriesId)?.length ?? 0,
    size: { series: series.size, episodes: episodes.size },
  };
}

function byTitle(a: { title: string; id: string }, b: { title: string; id: string }): number {
  return collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1);
}

/** What has no date comes last. */
function byDate(a: CatalogEpisode, b: CatalogEpisode): number {
  if (a.date === b.date) return byTitle(a, b);
  if (a.date === null) return 1;
  return b.date !== null && a.date < b.date ? -1 : b.date === null ? -1 : 1;
}

function seriesText({ title, organizers }: CatalogSeries): string {
  return [title, ...organizers].join('\n');
}

function episodeText({ title, presenters }: CatalogEpisode): string {
  return [title, ...presenters].join('\n');
}

function placesBySeries(episodes: readonly CatalogEpisode[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { seriesId }] of episodes.entries()) {
    if (seriesId === null) continue;
    const known = places.get(seriesId);
    if (known) known.push(place);
    else places.set(seriesId, [place]);
  }
  return places;
}
