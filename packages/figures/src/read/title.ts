import type { MetricId } from '@oc-stats/contract';
import type { Figure } from '../figure.ts';
import { listFormat } from '../format/intl.ts';
import { capitalize } from '../format/title.ts';
import type { Language } from '../language.ts';

/** What the figure shows, without of what: "Plays and finished per week". */
export function title(figure: Figure, language: Language): string {
  const words = language.words.title;
  switch (figure.kind) {
    case 'lines': {
      const metrics = listOf(
        figure.lines.map((line) => line.metric),
        language,
      );
      return figure.mode === 'cumulative'
        ? words.cumulative(metrics)
        : words.lines(metrics, language.words.grain[figure.grain]);
    }
    case 'bars':
      return words.bars[figure.by](listOf(figure.metrics, language));
    case 'heat':
      return figure.columns.type === 'position'
        ? words.positions
        : words.heat(listOf([figure.metric], language), language.words.grain[figure.columns.grain]);
    case 'curve':
      return words.curve;
  }
}

function listOf(metrics: readonly (MetricId | 'rate')[], language: Language): string {
  const labels = [...new Set(metrics)].map((metric) => language.words.metric[metric]);
  return capitalize(listFormat(language.tag).format(labels), language);
}
