import type {
  MatrixAnswer,
  Question as Kind,
  SegmentsAnswer,
  TimelineAnswer,
  TotalsAnswer,
} from '@oc-stats/contract';
import { matrixFigure, segmentsFigure, timelineFigure, totalsFigure, type Figure } from '@oc-stats/figures';
import type { StatsAnswer } from '../questions/answer.ts';

/** What an answer shows, about whatever is called `subject`. */
export function figureOf(kind: Kind, answer: StatsAnswer, subject: string): Figure {
  switch (kind) {
    case 'timeline':
      return timelineFigure(answer as TimelineAnswer, subject);
    case 'totals':
      return totalsFigure(answer as TotalsAnswer, subject);
    case 'matrix':
      return matrixFigure(answer as MatrixAnswer, subject);
    case 'segments':
      return segmentsFigure(answer as SegmentsAnswer, subject);
  }
}
