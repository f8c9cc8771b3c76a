import type { Catalog, CatalogEpisode, CatalogSeries } from '../catalog.ts';
import type { CatalogSnapshot } from './catalog-snapshot.ts';
import { orderedList } from './ordered-list.ts';
import { placesByRole } from './places-by-role.ts';
import { sortedByDate, sortedByTitle } from './sorted.ts';
import { atOnce, inSlices, STEP_ITEMS, type Steps } from './steps.ts';

/** A catalogue in memory: sorted and indexed once, then only read. */
export function createCatalog(snapshot: CatalogSnapshot): Catalog {
  return atOnce(catalogOf(snapshot));
}

/** The same, with others running meanwhile: at 100,000 episodes it is half a second of work. */
export function createCatalogInSlices(snapshot: CatalogSnapshot, signal?: AbortSignal): Promise<Catalog> {
  return inSlices(catalogOf(snapshot), signal);
}

function* catalogOf(snapshot: CatalogSnapshot): Steps<Catalog> {
  const series = yield* byId(snapshot.series);
  const episodes = yield* byId(snapshot.episodes);
  const seriesInOrder = yield* sortedByTitle([...series.values()]);
  const episodesInOrder = yield* sortedByDate([...episodes.values()]);
  const seriesList = yield* orderedList('s', seriesInOrder, seriesText);
  const episodeList = yield* orderedList('e', episodesInOrder, episodeText);
  const members = yield* placesBySeries(episodesInOrder);
  const seriesFor = yield* placesByRole(seriesInOrder, snapshot.allowed?.series);
  const episodesFor = yield* placesByRole(episodesInOrder, snapshot.allowed?.episodes);

  return {
    organization: snapshot.organization,
    series: (id) => series.get(id) ?? null,
    episode: (id) => episodes.get(id) ?? null,
    listSeries: (query) => seriesList.page(query, seriesFor(query.roles)),
    listEpisodes: ({ seriesId, ...query }) => {
      const inside = seriesId === undefined ? undefined : (members.get(seriesId) ?? []);
      return episodeList.page(query, both(inside, episodesFor(query.roles)));
    },
    countEpisodes: (seriesId) => members.get(seriesId)?.length ?? 0,
    size: { series: series.size, episodes: episodes.size },
  };
}

type Places = readonly number[] | undefined;

function both(some: Places, others: Places): Places {
  if (!some || !others) return some ?? others;
  const wanted = new Set(others);
  return some.filter((place) => wanted.has(place));
}

function* byId<T extends { readonly id: string }>(items: readonly T[]): Steps<Map<string, T>> {
  const found = new Map<string, T>();
  for (const [at, item] of items.entries()) {
    found.set(item.id, item);
    if (at % STEP_ITEMS === 0) yield;
  }
  return found;
}

function seriesText({ title, organizers }: CatalogSeries): string {
  return [title, ...organizers].join('\n');
}

function episodeText({ title, presenters }: CatalogEpisode): string {
  return [title, ...presenters].join('\n');
}

function* placesBySeries(episodes: readonly CatalogEpisode[]): Steps<ReadonlyMap<string, readonly number[]>> {
  const places = new Map<string, number[]>();
  for (const [place, { seriesId }] of episodes.entries()) {
    if (place % STEP_ITEMS === 0) yield;
    if (seriesId === null) continue;
    const known = places.get(seriesId);
    if (known) known.push(place);
    else places.set(seriesId, [place]);
  }
  return places;
}
