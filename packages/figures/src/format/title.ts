import { NO_SERIES } from '@oc-stats/contract';
import type { Language } from '../language.ts';

// Control characters would break XML, line breaks a label; the invisible signs of direction could turn our own words round.
const UNSEEN = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\s]+/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;
const LONGEST = 300;

/** A title as one line of harmless text; its words stay as they are. */
export function formatTitle(title: string, language: Language): string {
  // Long before it is too long, nobody reads on; and ten thousand signs take long to measure.
  const line = title
    .slice(0, LONGEST * 4)
    .replace(UNSEEN, ' ')
    .replace(LONE_SURROGATE, '\ufffd')
    .trim();
  if (line === '') return language.words.list.untitled;
  return line.length > LONGEST ? `${[...line].slice(0, LONGEST - 1).join('')}…` : line;
}

/** What a series or episode is called; "no series" has no title of its own and speaks the reader's language. */
export function formatItem({ id, title }: { id: string; title: string }, language: Language): string {
  return id === NO_SERIES ? language.words.list.noSeries : formatTitle(title, language);
}

/** Only where it matters, so that ordinary text stays free of invisible signs. */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

export function capitalize(text: string, { tag }: Language): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return first.toLocaleUpperCase(tag) + text.slice(first.length);
}
