import { words, type Words } from './en.ts';

/**
 * The English words that no reader has to wait for. In Node they are all of them; in the built script only the groups
 * that the first picture takes (`.scripts/build/first-words.mjs`), the others being empty until `complete` is called.
 */
export const firstWords: Words = words;

/** In place, so that nothing has to be laid out anew for words that are the same. */
export function complete(whole: Words): void {
  Object.assign(firstWords, whole);
}
