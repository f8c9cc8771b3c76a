import { emptyText } from '../read/empty-text.ts';
import type { Figure } from '../figure.ts';
import { capitalize } from '../format/title.ts';
import type { Language } from '../language.ts';
import type { LegendEntry } from '../point/legend-entry.ts';
import type { Ink, Measure, Scene } from '../scene.ts';
import type { Size } from '../layout/size.ts';

/** What it takes to draw one kind of figure. (Methods, so that a list of kinds may hold them all.) */
export interface Picture<F extends Figure = Figure> {
  /** The figure of an answer of the contract. Throws when the answer is something else. */
  figure(answer: object, subject: string): F;
  scene(figure: F, size: Size, measure: Measure, language: Language): Scene;
  /** The height at which it looks right. */
  height(figure: F, width: number): number;
  title(figure: F, language: Language): string;
  legend(figure: F, language: Language): LegendEntry[];
}

/**
 * All that has to be known to show one kind of figure, in one place: a page loads the kinds that it shows, and a new
 * chart is one more of them.
 */
export interface Kind<F extends Figure = Figure> extends Picture<F> {
  sentence(figure: F, language: Language): string;
}

/** One or two plain sentences: heading for the eye and summary for a screen reader; of an empty figure, why it is empty. */
export function said<F extends Figure>(text: (figure: F, language: Language) => string): Kind<F>['sentence'] {
  return (figure, language) =>
    figure.empty ? emptyText(figure, language) : `${capitalize(text(figure, language), language)}.`;
}

/** The key of a bar or a cell. */
export function square(label: string, ink: Ink): LegendEntry {
  return { label, ink, dash: null, ghost: false, shape: 'square' };
}
