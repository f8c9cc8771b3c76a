import type { RetentionComparison } from '@oc-stats/contract';
import type { Figure, Language } from '@oc-stats/figures';
import { balanceFigure, differenceFigure } from '@oc-stats/figures/retention/plans';
import { sentenceOf } from '../figure/kinds.ts';

export interface LabFigures {
  /** One for each plan. */
  readonly balances: readonly Figure[];
  readonly difference: Figure | null;
}

/** The same answer gives the same figures, so that none is drawn again for nothing. */
const made = new WeakMap<RetentionComparison, LabFigures>();

export function labFigures(answer: RetentionComparison): LabFigures {
  const { against, planAgainst } = answer;
  const other = against && planAgainst ? [{ ...answer, scenario: against, plan: planAgainst }] : [];
  const figures = made.get(answer) ?? {
    balances: [answer, ...other].map((each) => balanceFigure(each, '')),
    difference: differenceFigure(answer, ''),
  };
  made.set(answer, figures);
  return figures;
}

/** What has come of it, in one sentence. */
export function outcomeOf({ balances: [first], difference }: LabFigures, language: Language): string {
  const figure = difference ?? first;
  return figure ? sentenceOf(figure, language) : '';
}
