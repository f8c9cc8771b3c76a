import { NO_SERIES, type Day, type Item } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';

export type ItemType = 'series' | 'episode';

/** What Opencast no longer has keeps its numbers, under its identifier. */
export function itemOf(type: ItemType, id: string | null, catalog: Catalog): Item {
  if (id === null) return { id: NO_SERIES, title: '' };
  const found = type === 'series' ? catalog.series(id) : catalog.episode(id);
  return { id, title: found?.title ?? id };
}

export interface DatedItem extends Item {
  readonly date: Day | null;
  /** The series of an episode; absent for a series. */
  readonly series?: Item | null;
}

export function datedItemOf(type: ItemType, id: string | null, catalog: Catalog): DatedItem {
  const item = itemOf(type, id, catalog);
  if (id === null || type === 'series') return { ...item, date: (id && catalog.series(id)?.date) || null };
  const episode = catalog.episode(id);
  const series = episode?.seriesId ? itemOf('series', episode.seriesId, catalog) : null;
  return { ...item, date: episode?.date ?? null, series };
}
