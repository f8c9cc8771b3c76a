import { NO_SERIES } from '@oc-stats/contract';
import type { BarsFigure } from '../figure.ts';
import { formatNumber } from '../format/number.ts';
import { quoteItem } from '../format/quote.ts';
import type { Language } from '../language.ts';
import { periodText } from './period.ts';
import { hidesSome, isPart } from './withheld.ts';

/** Who leads by the first metric, and by how much. */
export function barsSentence(figure: BarsFigure, language: Language): string {
  const { sentence, counted } = language.words;
  const least = (item: BarsFigure['items'][number], text: string) =>
    isPart(figure, item, 0) ? sentence.atLeast(text) : text;
  const metric = figure.metrics[0] ?? 'plays';
  const value = (item: BarsFigure['items'][number]) => item.values[0] ?? 0;
  const [first, second] = ranked(figure.items).sort((a, b) => value(b) - value(a));
  if (!first) return periodText(figure, language);
  const top = value(first);
  const leads = sentence.leads(
    quoteItem(first, language),
    `${least(first, counted[metric](top, formatNumber(top, language)))} ${periodText(figure, language)}`,
  );
  // Who leads may be another by what is withheld.
  const asShown = (text: string) => (hidesSome(figure) ? sentence.asShown(text) : text);
  if (!second || (value(second) === 0 && isPart(figure, second, 0))) return asShown(leads);
  const next = quoteItem(second, language);
  const rest =
    value(second) === top && !isPart(figure, first, 0) && !isPart(figure, second, 0)
      ? sentence.level(next)
      : sentence.ahead(next, least(second, formatNumber(value(second), language)));
  return asShown(`${leads}, ${rest}`);
}

/** What could not be watched is behind nobody, and what belongs to no series is no competitor of the series. */
function ranked(items: BarsFigure['items']): BarsFigure['items'][number][] {
  const known = items.filter(({ values }) => values[0] !== null);
  const named = known.filter(({ id }) => id !== NO_SERIES);
  return named.length > 0 ? named : known;
}
