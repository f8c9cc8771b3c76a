import type { Scope } from '@oc-stats/contract';
import type { Catalog, CatalogPage } from '@oc-stats/opencast';
import type { Grant } from './grant.ts';
import { opened, sealed } from './sealed-cursor.ts';

interface Wanted {
  readonly limit: number;
  readonly cursor?: string;
}

interface Item {
  readonly id: string;
}

interface Looked {
  readonly grant: Grant;
  readonly catalog: Catalog;
  readonly type: Scope['type'];
  /** Of the list; one of its cursors is good for no other. */
  readonly name: string;
}

/** So many are asked about at once. */
const AT_ONCE = 50;
/** So many are asked about for one page at most; what is left comes with the next one. */
const MOST_LOOKED_AT = 300;

/**
 * A page of what the grant allows, where each item must be asked about: at most so many, so that a page may have fewer
 * items than were wished for although more follow. How many there are in all is not counted; `count` says how many
 * there are at least. Whether more follow is said of what may be seen: otherwise a search would tell which titles there
 * are among the rest.
 */
export async function visiblePage<T extends Item>(
  list: (query: Wanted) => CatalogPage<T>,
  { cursor, limit }: Wanted,
  { grant, catalog, type, name }: Looked,
): Promise<CatalogPage<T>> {
  const use = `${name} ${grant.subject}`;
  const seen: { readonly item: T; readonly next: () => string | null }[] = [];
  let start = cursor === undefined ? undefined : opened(cursor, use);
  let isEnd = false;
  for (let looked = 0; looked < MOST_LOOKED_AT && seen.length <= limit && !isEnd; looked += AT_ONCE) {
    const from = start === undefined ? {} : { cursor: start };
    const page = list({ limit: AT_ONCE, ...from });
    const allowed = await Promise.all(page.items.map(async ({ id }) => grant.allows({ type, id }, catalog)));
    for (const [index, item] of page.items.entries()) {
      if (allowed[index]) seen.push({ item, next: () => list({ limit: index + 1, ...from }).next });
    }
    isEnd = page.next === null;
    start = page.next ?? start;
  }
  const items = seen.slice(0, limit).map(({ item }) => item);
  const next = seen.length > limit ? (seen[limit - 1]?.next() ?? null) : isEnd ? null : (start ?? null);
  return {
    items,
    count: items.length + (next === null ? 0 : 1),
    next: next === null ? null : sealed(next, use),
  };
}
