import {
  DEFAULT_METRICS,
  StatsError,
  type MetricId,
  type Provenance,
  type Scope,
  type TotalsAnswer,
} from '@oc-stats/contract';
import type { Totals } from '@oc-stats/store';
import { frameOf, provenanceOf } from '../answers/frame.ts';
import { listed, type ListedOrder } from '../answers/listed.ts';
import { resolveRange } from '../answers/range.ts';
import { datedItemOf, type ItemType } from '../answers/titles.ts';
import { totalsAnswer, type TotalsPage, type TotalsShape } from '../answers/totals.ts';
import { countable } from './countable.ts';
import { partsOf } from './parts.ts';
import type { TotalsParameters } from './question.ts';
import type { Sources } from './sources.ts';
import { storeScope } from './store-scope.ts';

const DEFAULT_LIMIT = 100;
const EVERY_PART = 100_000;

/**
 * By a metric the store sorts and pages, and items without plays are not listed. By title, date or newness the catalogue does,
 * and lists them all.
 */
export async function totals(
  sources: Sources,
  scope: Scope,
  query: TotalsParameters,
  signal?: AbortSignal,
): Promise<TotalsAnswer> {
  const { bounds, catalog, now, reader, terms } = sources;
  const frame = frameOf(scope, catalog, bounds);
  const range = resolveRange(query, frame, terms, now);
  const metrics = countable(reader, query.metrics?.split(',') as MetricId[] | undefined, DEFAULT_METRICS);
  const by = query.by === scope.type ? query.by : partsOf(scope, query.by ?? usualParts(scope));
  const order = query.order ?? metrics[0] ?? 'plays';
  const shape: TotalsShape = { scope, range, by, order, metrics };
  const limit = query.limit ?? DEFAULT_LIMIT;
  const wanted = { scope: storeScope(scope, catalog), by, range };
  const context = {
    catalog,
    bounds,
    provenance: (hidden: Provenance['hidden']) =>
      provenanceOf(frame, bounds, { dayZone: reader.capabilities().dayZone, now, hidden }),
  };

  if (order !== 'title' && order !== 'date' && order !== 'newest') {
    const all = [...new Set([...metrics, ...countable(reader, [order], [])])];
    const cursor = query.cursor === undefined ? {} : { cursor: query.cursor };
    const stored = await reader.totals({ ...wanted, metrics: all, order, limit, ...cursor }, signal);
    return totalsAnswer(shape, storedPage(stored, by, sources), stored, context);
  }
  const offset = readOffset(query.cursor);
  const [first = 'plays'] = metrics;
  const stored = await reader.totals({ ...wanted, metrics, order: first, limit: EVERY_PART }, signal);
  return totalsAnswer(shape, listedPage(stored, shape, order, { offset, limit }, sources), stored, context);
}

function usualParts(scope: Scope): ItemType {
  return scope.type === 'organization' ? 'series' : 'episode';
}

function storedPage(stored: Totals, by: ItemType, { catalog }: Sources): TotalsPage {
  const rows = stored.ids.map((id, at) => ({ item: datedItemOf(by, id, catalog), at }));
  return { rows, count: stored.count, next: stored.next };
}

function listedPage(
  stored: Totals,
  { scope, by }: TotalsShape,
  order: ListedOrder,
  { offset, limit }: { offset: number; limit: number },
  { catalog }: Sources,
): TotalsPage {
  const places = new Map(stored.ids.map((id, at) => [id, at]));
  const all = listed(scope, by, order, stored.ids, catalog);
  const end = offset + limit;
  const rows = all.slice(offset, end).map(({ key, ...item }) => ({ item, at: places.get(key) ?? -1 }));
  return { rows, count: all.length, next: end < all.length ? `at-${end}` : null };
}

function readOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const match = /^at-(\d{1,7})$/.exec(cursor);
  if (match) return Number(match[1]);
  throw new StatsError('bad-cursor', undefined, { parameter: 'cursor' });
}
