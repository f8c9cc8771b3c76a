import type { Figure } from '../figure.ts';
import type { Language } from '../language.ts';
import type { Measure, Scene } from '../scene.ts';
import { barsHeight, barsScene } from './bars.ts';
import { curveScene } from './curve.ts';
import { heatHeight, heatScene } from './heat.ts';
import { linesScene } from './lines.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A figure laid out for one size. Pure: the same figure, size and measure give the same scene. */
export function layout(figure: Figure, size: Size, measure: Measure, language: Language): Scene {
  switch (figure.kind) {
    case 'lines':
      return linesScene(figure, size, measure, language);
    case 'bars':
      return barsScene(figure, size, measure, language);
    case 'heat':
      return heatScene(figure, size, measure, language);
    case 'curve':
      return curveScene(figure, size, measure, language);
  }
}

/** The height at which a figure looks right; to be reserved before it is drawn. Bars and heat maps grow with their rows. */
export function heightFor(figure: Figure, width: number): number {
  switch (figure.kind) {
    case 'lines':
      return Math.round(Math.max(200, Math.min(340, width * 0.36)));
    case 'bars':
      return barsHeight(figure, width);
    case 'heat':
      return heatHeight(figure);
    case 'curve':
      return Math.round(Math.max(190, Math.min(300, width * 0.3)));
  }
}
