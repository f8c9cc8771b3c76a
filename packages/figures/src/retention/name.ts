import { formatTitle, isolate } from '../format/title.ts';
import type { Language } from '../language.ts';
import type { Name } from './figures.ts';
import { wordsOf } from './words.ts';

/** As one line of harmless text. */
export function formatName(name: Name, language: Language): string {
  return typeof name === 'string' ? formatTitle(name, language) : plainName(name, language);
}

const BRIEF = 60;

/** Within a sentence or a legend, where a long name would push away what is said of it. */
export function formatBriefly(name: Name, language: Language): string {
  const signs = [...formatName(name, language)];
  return isolate(signs.length > BRIEF ? `${signs.slice(0, BRIEF - 1).join('')}…` : signs.join(''));
}

/** Verbatim, as files want it. */
export function plainName(name: Name, language: Language): string {
  if (typeof name === 'string') return name;
  const { folder, source } = wordsOf(language);
  if (name.placeholder === 'unspecified') return source.unspecified;
  return name.placeholder === 'here' ? folder.here : folder.none;
}
