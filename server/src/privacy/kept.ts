import { LRUCache } from 'lru-cache';

type Make = () => Promise<object>;

/** What was judged, for the questions to come: as much as fits, and equal questions that arrive together work once. */
export class Kept {
  readonly #values: LRUCache<string, object, Make>;

  constructor(maxBytes: number) {
    this.#values = new LRUCache<string, object, Make>({
      maxSize: maxBytes,
      maxEntrySize: maxBytes,
      sizeCalculation: sizeOf,
      fetchMethod: (_key, _stale, { context }) => context(),
      ignoreFetchAbort: true,
    });
  }

  async get<T extends object>(key: string, make: () => Promise<T>): Promise<T> {
    return ((await this.#values.fetch(key, { context: make })) ?? (await make())) as T;
  }
}

/** Columns are what counts; a text of an id takes some hundred bytes with its place in a list. */
function sizeOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength + 100;
  if (typeof value === 'string') return 100;
  if (typeof value !== 'object' || value === null) return 16;
  const parts = value instanceof Map ? [...value.values()] : Object.values(value);
  return parts.reduce<number>((sum, part) => sum + sizeOf(part), 100);
}
