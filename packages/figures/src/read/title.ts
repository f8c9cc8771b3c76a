import type { Figure } from '../figure.ts';
import { furtherKind } from '../kind/further.ts';
import type { Language } from '../language.ts';
import { linesTitle } from './lines-title.ts';
import { metricList } from './metric-list.ts';

/** What the figure shows, without of what: "Plays and finished by episode". */
export function title(figure: Figure, language: Language): string {
  const { title: words, grain } = language.words;
  switch (figure.kind) {
    case 'lines':
      return linesTitle(figure, language);
    case 'bars':
      return words.bars[figure.by](metricList(figure.metrics, language));
    case 'heat':
      return figure.columns.type === 'position'
        ? words.positions
        : words.heat(metricList([figure.metric], language), grain[figure.columns.grain]);
    case 'curve':
      return words.curve;
    default:
      return furtherKind(figure).title(figure, language);
  }
}
