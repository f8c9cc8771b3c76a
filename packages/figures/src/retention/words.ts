import { primaryOf, type Language } from '../language.ts';
import { words as de } from './words/de.ts';
import { words as en, type RetentionWords } from './words/en.ts';

export type { RetentionWords } from './words/en.ts';

const DICTIONARIES: Readonly<Record<string, RetentionWords>> = { de, en };

/** The words of these figures; they are in none of the files that other pages load. */
export function wordsOf({ tag }: Language): RetentionWords {
  return DICTIONARIES[primaryOf(tag)] ?? en;
}
