import type { Figure } from '../figure.ts';
import { KINDS } from '../kind/kinds.ts';
import type { Language } from '../language.ts';

/** What the figure says, in one or two plain sentences: its heading for the eye and its summary for a screen reader. */
export function sentence(figure: Figure, language: Language): string {
  return KINDS[figure.kind].sentence(figure, language);
}
