import { FIRST_DAY, LAST_DAY } from '@oc-stats/contract';
import type { Catalog, CatalogEpisode } from '@oc-stats/opencast';
import type { Way } from './way.ts';

export interface Showpiece {
  readonly episode: string;
  readonly series: string;
}

/** So many make a curve of their own, against which one episode can be seen. */
const GOOD_COMPANY = 6;

/** An episode with many plays that belongs to a series, best to a long one: what examples are about. */
export async function showpiece(way: Way): Promise<Showpiece> {
  const catalog = way.catalog();
  const watched = await mostWatched(way).catch(() => []);
  const firsts = catalog.listEpisodes({ limit: 100 }).items.map(({ id }) => id);
  const candidates = [...watched, ...firsts].map((id) => catalog.episode(id));
  const usable = candidates.filter((episode) => episode !== null && isPlain(episode, catalog));
  const found =
    usable.find((episode) => catalog.countEpisodes(episode?.seriesId ?? '') >= GOOD_COMPANY) ?? usable[0];
  return { episode: found?.id ?? 'EPISODE_ID', series: found?.seriesId ?? 'SERIES_ID' };
}

async function mostWatched(way: Way): Promise<readonly string[]> {
  const { reader, catalog } = await way.sources();
  const { id } = catalog.organization;
  const { ids } = await reader.totals({
    scope: { organization: id, type: 'organization', id },
    by: 'episode',
    range: { from: FIRST_DAY, to: LAST_DAY },
    metrics: ['plays'],
    order: 'plays',
    limit: 20,
  });
  return ids.filter((found) => found !== null);
}

/** The same in an attribute and in an address, so that it can be copied from either. */
function isPlain({ id, seriesId }: CatalogEpisode, catalog: Catalog): boolean {
  return (
    /^[\w.-]+$/.test(id) &&
    seriesId !== null &&
    /^[\w.-]+$/.test(seriesId) &&
    catalog.series(seriesId) !== null
  );
}
