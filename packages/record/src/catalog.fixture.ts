import type { CatalogEpisode, CatalogSeries, CatalogSnapshot } from '@oc-stats/opencast';

export const ORGANIZATION = 'mh_default_org';

export function catalog(
  episodes: readonly CatalogEpisode[],
  series: readonly CatalogSeries[] = [],
  title = 'University',
  id = ORGANIZATION,
): CatalogSnapshot {
  return { organization: { id, title }, series, episodes };
}

export function episode(id: string, change: Partial<CatalogEpisode> = {}): CatalogEpisode {
  const plain = { title: `Title of ${id}`, seriesId: 's1', presenters: ['A. Muster'], duration: 61.5 };
  return { id, ...plain, date: '2026-01-01', published: '2026-01-02', ...change };
}

export function series(id: string, change: Partial<CatalogSeries> = {}): CatalogSeries {
  return { id, title: `Title of ${id}`, organizers: ['B. Muster'], date: null, ...change };
}

/** A snapshot is in no particular order, and the last of two with one id counts. */
export function inOrder({ episodes, organization, series }: CatalogSnapshot): CatalogSnapshot {
  return { organization, series: sorted(series), episodes: sorted(episodes) };
}

function sorted<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
