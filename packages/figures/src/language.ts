import { words as de } from './words/de.ts';
import { words as en, type Words } from './words/en.ts';
import { firstWords } from './words/first.ts';

export type { Words } from './words/en.ts';

/** A language is a tag for `Intl` and a dictionary; every text that a reader sees takes one as an argument. */
export interface Language {
  readonly tag: string;
  readonly words: Words;
}

const DICTIONARIES: Readonly<Record<string, Words>> = { de, en };

/**
 * The dictionary of the tag's language, else English. Numbers and dates follow the dictionary, not the page: an Arabic
 * month in an English sentence would help nobody.
 */
export function language(tag: string): Language {
  return languageAmong(tag, DICTIONARIES);
}

/** The same for whoever brings the dictionaries along one by one, as a page does; English is always there. */
export function languageAmong(tag: string, dictionaries: Readonly<Record<string, Words>>): Language {
  const primary = primaryOf(tag);
  const words = dictionaries[primary];
  // Plain English is written the British way, as the words are; en-US keeps its own dates.
  if (!words || tag === 'en') return { tag: 'en-GB', words: words ?? firstWords };
  return { tag: canonical(tag) ?? primary, words };
}

/** `de` of `de-AT`. */
export function primaryOf(tag: string): string {
  return (tag.split(/[-_]/)[0] ?? '').toLowerCase();
}

function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
