import type { Figure } from '../figure.ts';
import { kindOf } from '../kind/kinds.ts';
import type { Language } from '../language.ts';

/** What the figure says, in one or two plain sentences: its heading for the eye and its summary for a screen reader. */
export function sentence(figure: Figure, language: Language): string {
  return kindOf(figure).sentence(figure, language);
}
