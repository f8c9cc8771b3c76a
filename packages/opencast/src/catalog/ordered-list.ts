import type { CatalogPage, PageQuery } from '../catalog.ts';
import { fingerprint, readCursor, writeCursor } from './cursor.ts';
import { mapped, type Steps } from './steps.ts';
import { textIndex } from './text-index.ts';

/** Items in their order, a page at a time. */
export interface OrderedList<T> {
  /** `within` are the places of the only items that matter, in order. */
  page(query: PageQuery, within?: readonly number[]): CatalogPage<T>;
}

/** `name` is one letter that tells the cursors of one list from those of another. */
export function* orderedList<T extends { readonly id: string }>(
  name: string,
  items: readonly T[],
  textOf: (item: T) => string,
): Steps<OrderedList<T>> {
  const index = yield* textIndex(yield* mapped(items, textOf));
  let places: ReadonlyMap<number, number> | undefined;

  return {
    page({ text = '', limit, cursor }, within) {
      const start = cursor === undefined ? 0 : startAfter(cursor);
      const marks = index.match(text);
      const candidates = within?.length ?? items.length;
      const found: T[] = [];
      let last = -1;
      let count = 0;
      let more = false;
      for (let at = 0; at < candidates; at++) {
        const place = within ? (within[at] ?? 0) : at;
        if (marks && marks[place] === 0) continue;
        count++;
        if (place < start) continue;
        const item = items[place];
        if (found.length >= limit || !item) {
          more = true;
          continue;
        }
        found.push(item);
        last = place;
      }
      const end = items[last];
      return { items: found, count, next: more && end ? writeCursor(name, end.id, last) : null };
    },
  };

  /** Right after the item that ended the last page, wherever it stands by now. */
  function startAfter(cursor: string): number {
    const { fingerprint: wanted, position } = readCursor(name, cursor);
    const there = items[position];
    if (there && fingerprint(there.id) === wanted) return position + 1;
    places ??= new Map(items.map(({ id }, place) => [fingerprint(id), place]));
    const moved = places.get(wanted);
    return moved === undefined ? position : moved + 1;
  }
}
