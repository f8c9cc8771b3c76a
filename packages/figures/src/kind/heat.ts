import type { MatrixAnswer, SegmentsAnswer } from '@oc-stats/contract';
import { matrixFigure } from '../answer/matrix-figure.ts';
import { segmentsFigure } from '../answer/segments-figure.ts';
import type { HeatFigure } from '../figure.ts';
import { heatClasses } from '../layout/heat-classes.ts';
import { heatHeight, heatScene } from '../layout/heat.ts';
import { heatSentence } from '../read/heat-sentence.ts';
import { title } from '../read/title.ts';
import { said, square, type Kind } from './kind.ts';

export const heat: Kind<HeatFigure> = {
  figure: (answer, subject) =>
    'rows' in answer
      ? matrixFigure(answer as MatrixAnswer, subject)
      : (segmentsFigure(answer as SegmentsAnswer, subject) as HeatFigure),
  scene: heatScene,
  height: heatHeight,
  title,
  sentence: said(heatSentence),
  legend: (figure, language) =>
    heatClasses(figure)
      .entries(language)
      .map(({ label, ink }) => square(label, ink)),
};
