import type { Figure } from '../figure.ts';
import { kindOf } from '../kind/kinds.ts';
import type { Language } from '../language.ts';
import type { Measure, Scene } from '../scene.ts';
import type { Size } from './size.ts';

/** A figure laid out for one size. Pure: the same figure, size and measure give the same scene. */
export function layout(figure: Figure, size: Size, measure: Measure, language: Language): Scene {
  return kindOf(figure).scene(figure, size, measure, language);
}

/** The height at which a figure looks right; to be reserved before it is drawn. Bars and heat maps grow with their rows. */
export function heightFor(figure: Figure, width: number): number {
  return kindOf(figure).height(figure, width);
}
