import type { Day } from '@oc-stats/contract';
import type { CatalogEpisode } from '../catalog.ts';
import type { OpencastClient } from '../client/create-opencast-client.ts';
import type { OpencastEvent } from '../client/opencast-event.ts';
import type { CatalogSnapshot } from './catalog-snapshot.ts';
import { createDayOf, type DayOf } from './day-of.ts';

export interface CatalogProgress {
  readonly series: number;
  readonly episodes: number;
}

export interface LoadCatalogOptions {
  /** In which the days of recordings are told. */
  readonly timeZone?: string;
  readonly signal?: AbortSignal;
}

/** Reads the whole organisation; for the catalogue that stands until the next reading. */
export async function loadCatalog(
  client: OpencastClient,
  onProgress: (progress: CatalogProgress) => void = () => undefined,
  { timeZone = 'UTC', signal }: LoadCatalogOptions = {},
): Promise<CatalogSnapshot> {
  const dayOf = createDayOf(timeZone);
  const cancel = signal ? { signal } : {};
  // First alone: a wrong address or password is told once, and before anything long begins.
  const { id, name } = await client.organization(signal);
  const progress = { series: 0, episodes: 0 };
  const report = (change: Partial<CatalogProgress>) => onProgress(Object.assign(progress, change));
  const series = await client.allSeries({ ...cancel, onProgress: (loaded) => report({ series: loaded }) });
  const events = await client.allEvents({
    ...cancel,
    withPublications: true,
    onProgress: (loaded) => report({ episodes: loaded }),
  });
  return {
    organization: { id, title: name },
    series: series.map((one) => ({
      id: one.id,
      title: one.title,
      organizers: one.organizers,
      date: dayOf(one.created),
    })),
    episodes: events.map((event) => episodeOf(event, dayOf)),
  };
}

function episodeOf(event: OpencastEvent, dayOf: DayOf): CatalogEpisode {
  return {
    id: event.id,
    title: event.title,
    seriesId: event.seriesId,
    presenters: event.presenters,
    date: dayOf(event.start ?? event.created),
    published: publishedOn(event, dayOf),
    duration: event.duration === null ? null : event.duration / 1_000,
  };
}

/** Opencast does not say when it published something: not before it was recorded, nor before it was added. */
function publishedOn({ channels, start, created }: OpencastEvent, dayOf: DayOf): Day | null {
  if (!channels.some((channel) => channel !== 'internal')) return null;
  const recorded = dayOf(start);
  const added = dayOf(created);
  return recorded === null || (added !== null && added > recorded) ? added : recorded;
}
