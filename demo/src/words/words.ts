import type { View } from '../view/view.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './en.ts';

const WORDS: Readonly<Record<View['lang'], Words>> = { en, de };

/** The words of a language, and how it writes numbers and days. */
export interface Speech {
  readonly words: Words;
  readonly number: (value: number) => string;
  readonly day: (day: string) => string;
}

export function speechOf(lang: View['lang']): Speech {
  const numbers = new Intl.NumberFormat(lang);
  // A day is a label and belongs to no zone; UTC on both sides keeps it what it is.
  const days = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    words: WORDS[lang],
    number: (value) => numbers.format(value),
    day: (day) => days.format(Date.parse(`${day}T00:00:00Z`)),
  };
}
