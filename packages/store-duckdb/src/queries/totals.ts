import { readCursor, writeCursor, type Totals, type TotalsQuery } from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';
import type { StoreSession } from '../engine/store-session.ts';
import { valuesOf } from './sums.ts';
import { targetOf } from './target.ts';
import { topItems } from './top-items.ts';

export async function totals(
  session: StoreSession,
  numbering: Numbering,
  query: TotalsQuery,
): Promise<Totals> {
  const { by, range, order, limit, metrics } = query;
  const after = query.cursor === undefined ? null : readCursor(query.cursor, order);
  const target = targetOf(query.scope, numbering);
  if (!target) return { ids: [], values: valuesOf([], metrics), count: 0, next: null };
  // One more than asked for tells whether there is a next page.
  const found = await topItems(session, numbering, target, { by, range, order, limit: limit + 1, after });
  const sums = found.sums.map((column) => column.slice(0, limit));
  const ids = found.ids.slice(0, limit);
  const value = valuesOf(sums, [order])[order]?.at(-1);
  const more = found.ids.length > limit && value !== undefined;
  return {
    ids,
    values: valuesOf(sums, metrics),
    count: found.count,
    next: more ? writeCursor({ order, value, id: ids.at(-1) ?? null }) : null,
  };
}
