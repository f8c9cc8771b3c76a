import type { CatalogSnapshot } from '../../catalog/catalog-snapshot.ts';
import type { University } from './university.ts';

/**
 * What a client that reads the whole fake Opencast ends up with, without the reading. The list of events tells the
 * length only of what is published.
 */
export function snapshotOf({ organization, series, episodes }: University): CatalogSnapshot {
  return {
    organization,
    series: series.map(({ id, title, organizers, date }) => ({ id, title, organizers, date })),
    episodes: episodes.map(({ id, title, seriesId, presenters, date, published, duration }) => ({
      id,
      title,
      seriesId,
      presenters,
      date,
      published,
      duration: published === null ? null : duration,
    })),
  };
}
