import type { Line, LinesFigure } from '../figure.ts';
import { formatItem } from '../format/title.ts';
import type { Language } from '../language.ts';
import { comparisonLabel } from './comparison-label.ts';

/** What a line is called in legend, table and readout. */
export function lineLabel(figure: LinesFigure, line: Line, language: Language): string {
  const { metric, list } = language.words;
  const own =
    line.item === undefined
      ? metric[line.metric]
      : line.item === null
        ? list.others
        : formatItem(line.item, language);
  if (line.role === 'main') return own;
  const period = comparisonLabel(figure, language);
  // With one line and its past, "a year before" says it all.
  const single = figure.lines.filter((other) => other.role === 'main').length < 2;
  return single ? period : `${own}, ${period}`;
}
