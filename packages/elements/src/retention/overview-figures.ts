import { folderPath, type RetentionOverview } from '@oc-stats/contract';
import type { Figure, Language } from '@oc-stats/figures';
import {
  agesFigure,
  gridFigure,
  stacksFigure,
  wordsOf,
  type StacksFigure,
} from '@oc-stats/figures/retention';

export interface OverviewFigures {
  readonly bySource: StacksFigure;
  readonly byFolder: StacksFigure;
  readonly grid: Figure;
  readonly ages: Figure;
}

/** The same answer in the same language gives the same figures, so that none is drawn again for nothing. */
const made = new WeakMap<RetentionOverview, { readonly tag: string; readonly figures: OverviewFigures }>();

export function overviewFigures(answer: RetentionOverview, language: Language): OverviewFigures {
  const known = made.get(answer);
  if (known?.tag === language.tag) return known.figures;
  const subject = answer.folder.length === 0 ? wordsOf(language).folder.all : folderPath(answer.folder);
  const figures = {
    bySource: stacksFigure(answer, 'source', subject),
    byFolder: stacksFigure(answer, 'folder', subject),
    grid: gridFigure(answer, subject),
    ages: agesFigure(answer, subject),
  };
  made.set(answer, { tag: language.tag, figures });
  return figures;
}
