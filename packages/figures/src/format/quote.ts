import type { Language } from '../language.ts';
import { formatItem, isolate } from './title.ts';

/** A title within a sentence: quoted, and kept apart so that its direction does not turn the words around it. */
export function quoteItem(item: { id: string; title: string }, language: Language): string {
  return language.words.sentence.quote(isolate(formatItem(item, language)));
}
