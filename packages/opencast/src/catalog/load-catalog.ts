import type { Day } from '@oc-stats/contract';
import type { CatalogEpisode, CatalogSeries } from '../catalog.ts';
import type { OpencastClient } from '../client/create-opencast-client.ts';
import { aborted } from '../client/opencast-error.ts';
import type { OpencastEvent } from '../client/opencast-event.ts';
import type { OpencastSeries } from '../client/opencast-series.ts';
import type { CatalogSnapshot, RolesOf } from './catalog-snapshot.ts';
import { createDayOf, type DayOf } from './day-of.ts';
import { inSlices, mapped } from './steps.ts';

export interface CatalogProgress {
  readonly series: number;
  readonly episodes: number;
}

export interface LoadCatalogOptions {
  /** In which the days of recordings are told. */
  readonly timeZone?: string;
  readonly signal?: AbortSignal;
  /** Who may do this is read as well. */
  readonly action?: string;
}

/** Reads the whole organisation; for the catalogue that stands until the next reading. */
export async function loadCatalog(
  client: OpencastClient,
  onProgress: (progress: CatalogProgress) => void = () => undefined,
  { timeZone = 'UTC', signal, action }: LoadCatalogOptions = {},
): Promise<CatalogSnapshot> {
  const dayOf = createDayOf(timeZone);
  const common = { ...(signal ? { signal } : {}), ...(action === undefined ? {} : { action }) };
  // First alone: a wrong address or password is told once, and before anything long begins.
  const { id, name } = await client.organization(signal);
  const progress = { series: 0, episodes: 0 };
  const report = (change: Partial<CatalogProgress>) => onProgress(Object.assign(progress, change));
  const series = await client.allSeries({ ...common, onProgress: (loaded) => report({ series: loaded }) });
  const events = await client.allEvents({
    ...common,
    withPublications: true,
    onProgress: (loaded) => report({ episodes: loaded }),
  });
  return {
    organization: { id, title: name },
    series: await changed(series, (one) => seriesOf(one, dayOf), signal),
    episodes: await changed(events, (event) => episodeOf(event, dayOf), signal),
    ...(action === undefined ? {} : { allowed: { series: rolesOf(series), episodes: rolesOf(events) } }),
  };
}

function rolesOf(items: readonly (OpencastSeries | OpencastEvent)[]): RolesOf {
  return new Map(items.map(({ allowed = null, id }) => [id, allowed]));
}

/** The days of 100,000 recordings take a while to tell. */
async function changed<T, R>(
  items: readonly T[],
  change: (item: T) => R,
  signal: AbortSignal | undefined,
): Promise<R[]> {
  try {
    return await inSlices(mapped(items, change), signal);
  } catch (error) {
    throw signal?.aborted ? aborted(signal.reason) : error;
  }
}

export function seriesOf({ id, title, organizers, created }: OpencastSeries, dayOf: DayOf): CatalogSeries {
  return { id, title, organizers, date: dayOf(created) };
}

export function episodeOf(event: OpencastEvent, dayOf: DayOf): CatalogEpisode {
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
