import type { Figure, FurtherFigure } from '../figure.ts';
import { formatDay } from '../format/day.ts';
import { formatNumber } from '../format/number.ts';
import { furtherKind } from '../kind/further.ts';
import type { Language } from '../language.ts';

/** Why there is nothing to see, as a sentence; '' when there is something. */
export function emptyText(figure: Figure, language: Language): string {
  const { empty } = figure;
  const words = language.words.empty;
  switch (empty?.code) {
    case 'before-counting':
      return words.beforeCounting(formatDay(empty.since, language));
    case 'after-data':
      return words.afterData(formatDay(empty.through, language));
    case 'nothing-counted':
      return words.nothingCounted;
    case 'no-items':
      return words.noItems;
    case 'no-plays':
      return words.noPlays;
    case 'withheld':
      return words.withheld(formatNumber(empty.below, language));
    case 'nothing-there':
      return furtherKind(figure as FurtherFigure).empty(figure as FurtherFigure, language);
    case undefined:
      return '';
  }
}
