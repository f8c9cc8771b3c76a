import type { Figure } from '../figure.ts';
import { capitalize } from '../format/title.ts';
import type { Language } from '../language.ts';
import { barsSentence } from './bars-sentence.ts';
import { curveSentence } from './curve-sentence.ts';
import { emptyText } from './empty-text.ts';
import { heatSentence } from './heat-sentence.ts';
import { linesSentence } from './lines-sentence.ts';

/** What the figure says, in one or two plain sentences: its heading for the eye and its summary for a screen reader. */
export function sentence(figure: Figure, language: Language): string {
  if (figure.empty) return emptyText(figure, language);
  const text = sentenceOf(figure, language);
  return `${capitalize(text, language)}.`;
}

function sentenceOf(figure: Figure, language: Language): string {
  switch (figure.kind) {
    case 'lines':
      return linesSentence(figure, language);
    case 'bars':
      return barsSentence(figure, language);
    case 'heat':
      return heatSentence(figure, language);
    case 'curve':
      return curveSentence(figure, language);
  }
}
