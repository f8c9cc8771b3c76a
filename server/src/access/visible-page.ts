import type { Scope } from '@oc-stats/contract';
import type { Catalog, CatalogPage } from '@oc-stats/opencast';
import type { Grant } from './grant.ts';

interface Wanted {
  readonly limit: number;
  readonly cursor?: string;
}

/** How many times more is read when too few of a page may be seen. */
const MOST_ROUNDS = 6;
/** So many are asked about for one page at most; what is left comes with the next one. */
const MOST_LOOKED_AT = 300;

/**
 * A page of what the grant allows, where each item must be asked about: at most so many, so that a page may have fewer
 * items than were wished for although more follow. How many there are in all is not counted; `count` says how many
 * there are at least.
 */
export async function visiblePage<T extends { readonly id: string }>(
  list: (query: Wanted) => CatalogPage<T>,
  { cursor, ...query }: Wanted,
  {
    grant,
    catalog,
    type,
  }: { readonly grant: Grant; readonly catalog: Catalog; readonly type: Scope['type'] },
): Promise<CatalogPage<T>> {
  const items: T[] = [];
  let next: string | null | undefined = cursor;
  let looked = 0;
  for (let round = 0; round < MOST_ROUNDS && next !== null; round += 1) {
    const limit = Math.min(query.limit - items.length, MOST_LOOKED_AT - looked);
    if (limit <= 0) break;
    const page: CatalogPage<T> = list({ limit, ...(next === undefined ? {} : { cursor: next }) });
    const allowed = await Promise.all(page.items.map(async ({ id }) => grant.allows({ type, id }, catalog)));
    items.push(...page.items.filter((_, index) => allowed[index]));
    looked += page.items.length;
    next = page.next;
  }
  return { items, count: items.length + (next === null ? 0 : 1), next: next ?? null };
}
