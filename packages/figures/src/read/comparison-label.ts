import type { LinesFigure } from '../figure.ts';
import { formatTitle } from '../format/title.ts';
import type { Language } from '../language.ts';

/** The compared period in two or three words: "a year before", "SS 2025". */
export function comparisonLabel({ comparison }: LinesFigure, language: Language): string {
  if (!comparison) return '';
  if (comparison.kind === 'term' && comparison.term) return formatTitle(comparison.term.title, language);
  return language.words.compare[comparison.kind];
}
