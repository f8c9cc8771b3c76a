import type { Figure } from '../figure.ts';
import { kindOf } from '../kind/kinds.ts';
import type { Language } from '../language.ts';
import type { LegendEntry } from './legend-entry.ts';

export function legend(figure: Figure, language: Language): LegendEntry[] {
  return kindOf(figure).legend(figure, language);
}
