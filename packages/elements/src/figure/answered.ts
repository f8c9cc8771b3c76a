import type { MatrixAnswer, SegmentsAnswer, TimelineAnswer, TotalsAnswer } from '@oc-stats/contract';
import { matrixFigure, segmentsFigure, timelineFigure, totalsFigure, type Figure } from '@oc-stats/figures';

const QUESTION = /^\/api\/v1\/stats\/\w+\/[^/?]+\/(timeline|totals|matrix|segments)(\?|$)/;

/** Whether an address can be asked for a figure at all. */
export function asksForFigure(path: string): boolean {
  return QUESTION.test(path);
}

/** The figure that shows an answer; which one it is follows from the question. */
export function figureOf(path: string, answer: object, subject: string): Figure {
  const question = QUESTION.exec(path)?.[1];
  if (question === 'totals') return totalsFigure(answer as TotalsAnswer, subject);
  if (question === 'matrix') return matrixFigure(answer as MatrixAnswer, subject);
  if (question === 'segments') return segmentsFigure(answer as SegmentsAnswer, subject);
  return timelineFigure(answer as TimelineAnswer, subject);
}
