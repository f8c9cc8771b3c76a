import { StatsError } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import { Body } from '../cache/body.ts';
import type { Cache } from '../cache/cache.ts';
import type { LastGood } from '../cache/last-good.ts';
import { answerQuestion } from './answer.ts';
import { keyOf, type Question } from './question.ts';
import type { Sources } from './sources.ts';

/** One step on the way of a question. */
export type Ask = (sources: Sources, question: Question) => Promise<Body>;

/** The last step: the store counts, the catalogue names, the answer is put into the words of the contract. */
export const askStore: Ask = async (sources, question) => Body.json(await answerQuestion(sources, question));

export function cached(cache: Cache, next: Ask): Ask {
  return (sources, question) =>
    cache.body(`${momentOf(sources)} ${keyOf(question)}`, () => next(sources, question));
}

/** While the store is away, a question is answered as it was answered last. */
export function rememberingLast(last: LastGood, next: Ask): Ask {
  return (sources, question) => last.body(keyOf(question), () => next(sources, question), isStoreAway);
}

export function isStoreAway(error: unknown): boolean {
  return error instanceof StatsError && error.code === 'store-unavailable';
}

/** Answers change when numbers are written and when Opencast is read anew. */
export function momentOf({ bounds, catalog }: Pick<Sources, 'bounds' | 'catalog'>): string {
  return `${bounds.revision} ${editionOf(catalog)}`;
}

const editions = new WeakMap<Catalog, number>();
let lastEdition = 0;

export function editionOf(catalog: Catalog): number {
  const known = editions.get(catalog);
  if (known !== undefined) return known;
  lastEdition += 1;
  editions.set(catalog, lastEdition);
  return lastEdition;
}
