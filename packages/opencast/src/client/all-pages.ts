import type { Ask } from './ask.ts';
import { isFields, text, type Fields } from './fields.ts';
import { unexpectedAnswer } from './opencast-error.ts';

/** How many items have been read so far; Opencast does not say how many there are. */
export type OnProgress = (loaded: number) => void;

export interface PagesOptions<T> {
  /** With a query, without limit and offset. */
  readonly path: string;
  /** At once, page by page: with its publications an event is ten times what is read of it. */
  readonly read: (fields: Fields) => T;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: OnProgress | undefined;
  /** Pages asked for at a time. */
  readonly ahead: number;
}

export const PAGE_SIZE = 100;

/**
 * Reads page after page until one is not full. The list may change meanwhile and pages may then overlap, so each
 * identifier is kept once.
 */
export async function allPages<T>(
  ask: Ask,
  { path, read, signal, onProgress, ahead }: PagesOptions<T>,
): Promise<T[]> {
  const pages: Item<T>[][] = [];
  const known = new Set<string>();
  let ended = false;

  async function readOn(): Promise<void> {
    while (!ended) {
      const at = pages.push([]) - 1;
      const page = await readPage(at * PAGE_SIZE);
      pages[at] = page;
      if (page.length < PAGE_SIZE) ended = true;
      const before = known.size;
      for (const { id } of page) known.add(id);
      if (page.length > 0 && known.size === before && !ended) {
        throw unexpectedAnswer(path, 'the same page again and again, as if it did not know "offset"');
      }
      onProgress?.(known.size);
    }
  }

  async function readPage(offset: number): Promise<Item<T>[]> {
    const answer = await ask({
      path: `${path}&limit=${PAGE_SIZE}&offset=${offset}`,
      signal,
    });
    if (!Array.isArray(answer)) throw unexpectedAnswer(path, 'something that is not a list');
    const items = answer.filter(isFields);
    if (items.length < answer.length || items.some((item) => text(item['identifier']) === '')) {
      throw unexpectedAnswer(path, 'a list of things without an identifier');
    }
    return items.map((fields) => ({ id: text(fields['identifier']), item: read(fields) }));
  }

  try {
    await Promise.all(Array.from({ length: ahead }, readOn));
  } catch (error) {
    ended = true;
    throw error;
  }
  return [...new Map(pages.flat().map(({ id, item }) => [id, item])).values()];
}

interface Item<T> {
  readonly id: string;
  readonly item: T;
}
