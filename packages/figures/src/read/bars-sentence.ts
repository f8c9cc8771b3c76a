import type { BarsFigure } from '../figure.ts';
import { formatNumber } from '../format/number.ts';
import { quoteItem } from '../format/title.ts';
import type { Language } from '../language.ts';
import { periodText } from './period.ts';

/** Who leads by the first metric, and by how much. */
export function barsSentence(figure: BarsFigure, language: Language): string {
  const { sentence, counted } = language.words;
  const metric = figure.metrics[0] ?? 'plays';
  const value = (item: BarsFigure['items'][number]) => item.values[0] ?? 0;
  const [first, second] = [...figure.items].sort((a, b) => value(b) - value(a));
  if (!first) return periodText(figure, language);
  const top = value(first);
  const leads = sentence.leads(
    quoteItem(first, language),
    `${counted[metric](top, formatNumber(top, language))} ${periodText(figure, language)}`,
  );
  if (!second) return leads;
  const next = quoteItem(second, language);
  const rest =
    value(second) === top
      ? sentence.level(next)
      : sentence.ahead(next, formatNumber(value(second), language));
  return `${leads}, ${rest}`;
}
