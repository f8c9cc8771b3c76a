import type { TeachingTerm } from './teaching-term.ts';

/**
 * The term that the numbered thing belongs to: the one of the same remainder. So a new term takes the place of the
 * oldest one, and everything in the terms between stays as it is.
 */
export function termOf(terms: readonly TeachingTerm[], index: number): TeachingTerm {
  const term = terms.find(({ number }) => number % terms.length === index % terms.length);
  if (!term) throw new RangeError('a university needs a term');
  return term;
}
