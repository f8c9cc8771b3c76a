import { primaryOf, type Language } from '../language.ts';
import { words as de } from './words/lab-de.ts';
import { words as en, type LabWords } from './words/lab-en.ts';

export type { LabWords } from './words/lab-en.ts';

const DICTIONARIES: Readonly<Record<string, LabWords>> = { de, en };

/** The words about plans come with the lab. */
export function labWordsOf({ tag }: Language): LabWords {
  return DICTIONARIES[primaryOf(tag)] ?? en;
}
