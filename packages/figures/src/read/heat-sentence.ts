import type { HeatFigure } from '../figure.ts';
import { formatBucket } from '../format/bucket.ts';
import { formatNumber } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import { quoteItem } from '../format/quote.ts';
import type { Language } from '../language.ts';
import { hidesSome, isPart } from './withheld.ts';

export function heatSentence(figure: HeatFigure, language: Language): string {
  return figure.columns.type === 'position' ? holding(figure, language) : topCell(figure, language);
}

/** The cell with the most; the first in reading order when several have it. */
function topCell(figure: HeatFigure, language: Language): string {
  const { rows, columns, metric } = figure;
  const { words } = language;
  let top = -1;
  let row = 0;
  let column = 0;
  rows.forEach(({ values }, r) =>
    values.forEach((value, c) => {
      if (value !== null && value > top) [top, row, column] = [value, r, c];
    }),
  );
  const grain = columns.type === 'time' ? columns.grain : 'day';
  const bucket = columns.type === 'time' ? (columns.buckets[column] ?? '') : '';
  const text = formatNumber(top, language);
  const counted = metric === 'rate' ? text : words.counted[metric](top, text);
  const said = words.sentence.topCell(
    quoteItem(rows[row] ?? { id: '', title: '' }, language),
    words.at[grain](formatBucket(bucket, grain, language)),
    isPart(figure, rows[row] ?? { values: [] }, column, grain) ? words.sentence.atLeast(counted) : counted,
  );
  return hidesSome(figure) ? words.sentence.asShown(said) : said;
}

/** How far the episodes are watched: the median half-way through and at the end. */
function holding({ rows }: HeatFigure, language: Language): string {
  const median = (place: number): string => {
    const values = rows
      .flatMap((row) => row.values[Math.round(place * (row.values.length - 1))] ?? [])
      .sort((a, b) => a - b);
    const middle = (values.length - 1) / 2;
    const value = ((values[Math.floor(middle)] ?? 0) + (values[Math.ceil(middle)] ?? 0)) / 2;
    return formatShare(value, language);
  };
  // The very last hundredth is closing credits: few see it, and that says nothing.
  return language.words.sentence.middle(median(0.5), median(0.95));
}
