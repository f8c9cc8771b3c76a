import type { MatrixAnswer, SegmentsAnswer, TimelineAnswer, TotalsAnswer } from '@oc-stats/contract';
import { matrix } from './matrix.ts';
import type { Question } from './question.ts';
import { segments } from './segments.ts';
import type { Sources } from './sources.ts';
import { timeline } from './timeline.ts';
import { totals } from './totals.ts';

export type StatsAnswer = TimelineAnswer | TotalsAnswer | MatrixAnswer | SegmentsAnswer;

export function answerQuestion(
  sources: Sources,
  question: Question,
  signal?: AbortSignal,
): Promise<StatsAnswer> {
  switch (question.kind) {
    case 'timeline':
      return timeline(sources, question.scope, question.query, signal);
    case 'totals':
      return totals(sources, question.scope, question.query, signal);
    case 'matrix':
      return matrix(sources, question.scope, question.query, signal);
    case 'segments':
      return segments(sources, question.scope, question.query, signal);
  }
}
