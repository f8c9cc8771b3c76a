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
  // The words are British, and so are the days between them, as in the elements.
  const locale = lang === 'en' ? 'en-GB' : lang;
  const numbers = new Intl.NumberFormat(locale);
  // A day is a label and belongs to no zone; UTC on both sides keeps it what it is.
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    words: WORDS[lang],
    number: (value) => numbers.format(value),
    day: (day) => days.format(Date.parse(`${day}T00:00:00Z`)),
  };
}
