import type { CatalogEpisode, CatalogSeries } from '../catalog.ts';
import type { OpencastClient } from '../client/create-opencast-client.ts';
import { createDayOf } from './day-of.ts';
import { episodeOf, seriesOf, type LoadCatalogOptions } from './load-catalog.ts';

/** What a catalogue does not have yet: an episode with its series, or a series. */
export interface Newcomer {
  readonly episode: CatalogEpisode | null;
  readonly series: CatalogSeries | null;
}

/** Reads one thing as `loadCatalog` reads all; `null` when there is none, or when this user may not read it. */
export async function loadNewcomer(
  client: Pick<OpencastClient, 'event' | 'series'>,
  { type, id }: { readonly type: 'series' | 'episode'; readonly id: string },
  { timeZone = 'UTC', signal }: Pick<LoadCatalogOptions, 'timeZone' | 'signal'> = {},
): Promise<Newcomer | null> {
  const dayOf = createDayOf(timeZone);
  const seriesNamed = async (name: string) => {
    const found = await client.series(name, signal);
    return found && seriesOf(found, dayOf);
  };
  if (type === 'series') {
    const series = await seriesNamed(id);
    return series && { episode: null, series };
  }
  const event = await client.event(id, signal);
  if (!event) return null;
  const series = event.seriesId === null ? null : await seriesNamed(event.seriesId);
  return { episode: episodeOf(event, dayOf), series };
}
