import type { Scope } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import { datedItemOf, type DatedItem, type ItemType } from './titles.ts';

const ALL = Number.MAX_SAFE_INTEGER;
const byTitle = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** `date` is the day of recording, oldest first; `newest` the day of publication, last first and the unpublished behind. */
export type ListedOrder = 'title' | 'date' | 'newest';

/**
 * All items of a scope in the catalogue's order, and behind them what only the store still knows, so that a list in
 * this order adds up to the scope as well.
 */
export function listed(
  scope: Scope,
  type: ItemType,
  order: ListedOrder,
  stored: readonly (string | null)[],
  catalog: Catalog,
): (DatedItem & { readonly key: string | null })[] {
  const ids = idsOf(scope, type, catalog);
  const known = new Set<string | null>(ids);
  const rest = stored
    .filter((id) => !known.has(id))
    .sort((a, b) => (a ?? '\uffff').localeCompare(b ?? '\uffff'));
  const items = ids.map((id) => ({ ...datedItemOf(type, id, catalog), key: id }));
  if (order === 'title') items.sort((a, b) => byTitle.compare(a.title, b.title) || compareText(a.id, b.id));
  if (order === 'date')
    items.sort(
      (a, b) => compareText(a.date ?? '9999', b.date ?? '9999') || byTitle.compare(a.title, b.title),
    );
  if (order === 'newest') {
    const since = new Map(
      items.map(({ id, date }) => [id, (type === 'episode' ? catalog.episode(id)?.published : date) ?? '']),
    );
    items.sort(
      (a, b) =>
        compareText(since.get(b.id) ?? '', since.get(a.id) ?? '') ||
        compareText(b.date ?? '', a.date ?? '') ||
        byTitle.compare(a.title, b.title),
    );
  }
  return [...items, ...rest.map((id) => ({ ...datedItemOf(type, id, catalog), key: id }))];
}

function idsOf(scope: Scope, type: ItemType, catalog: Catalog): string[] {
  if (scope.type === type) return [scope.id];
  if (type === 'series') return catalog.listSeries({ limit: ALL }).items.map((series) => series.id);
  const within = scope.type === 'series' ? { seriesId: scope.id } : {};
  return catalog.listEpisodes({ ...within, limit: ALL }).items.map((episode) => episode.id);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
