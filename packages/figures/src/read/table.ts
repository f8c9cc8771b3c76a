import { NO_SERIES, type Day, type Grain, type Item } from '@oc-stats/contract';
import type { BarsFigure, CurveFigure, Figure, HeatFigure, Line, LinesFigure } from '../figure.ts';
import { formatClock } from '../format/clock.ts';
import { formatBucket } from '../format/bucket.ts';
import { formatDay } from '../format/day.ts';
import { formatRange } from '../format/range.ts';
import { formatNumber } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import { capitalize, formatTitle } from '../format/title.ts';
import { furtherKind } from '../kind/further.ts';
import type { Language } from '../language.ts';
import { comparisonLabel } from './comparison-label.ts';
import { lineLabel } from './line-label.ts';
import { title } from './title.ts';
import { bucketOf, withheldText, type Bucket, type Values } from './withheld.ts';

/**
 * `day` cells are day labels, `decimal` cells numbers that are not whole, `share` cells fractions, `time` cells seconds into a video; `null` is a gap. Instead of any
 * number there may be the text of one that is withheld.
 */
export interface Column {
  readonly label: string;
  readonly type: 'text' | 'day' | 'number' | 'decimal' | 'share' | 'time';
  /** Of `day` columns: whether a cell stands for a day, or the week, month or year that begins with it. */
  readonly grain?: Grain;
  /** The first day of the bucket that the column is about: what a file has as its heading. */
  readonly bucket?: Day;
}

export type Cell = string | number | null;

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The figure's values, all of them and unformatted; page and files read the same table. */
export function table(figure: Figure, language: Language): Table {
  const { range, subject } = figure;
  const period = formatRange(range.from, range.to, language);
  const caption = `${title(figure, language)}: ${formatTitle(subject, language)}, ${period}`;
  return { caption, ...contents(figure, language) };
}

export function formatCell(cell: Cell, { type, grain }: Column, language: Language): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') {
    if (type !== 'day') return formatTitle(cell, language);
    return grain ? formatBucket(cell, grain, language) : formatDay(cell, language);
  }
  if (type === 'share') return formatShare(cell, language);
  return type === 'time' ? formatClock(cell, language) : formatNumber(cell, language);
}

type Contents = Pick<Table, 'columns' | 'rows'>;

function contents(figure: Figure, language: Language): Contents {
  switch (figure.kind) {
    case 'lines':
      return ofLines(figure, language);
    case 'bars':
      return ofBars(figure, language);
    case 'heat':
      return ofHeat(figure, language);
    case 'curve':
      return ofCurve(figure, language);
    default:
      return furtherKind(figure).table(figure, language);
  }
}

function ofLines(figure: LinesFigure, language: Language): Contents {
  const { buckets, lines, comparison, grain } = figure;
  const mains = lines.filter((line) => line.role === 'main');
  const ghosts = lines.filter((line) => line.role === 'ghost');
  const number = (line: Line): Column => ({
    label: capitalize(lineLabel(figure, line, language), language),
    type: 'number',
  });
  const day = (label: string): Column => ({ label: capitalize(label, language), type: 'day', grain });
  return {
    columns: [
      day(language.words.grain[grain]),
      ...mains.map(number),
      ...(comparison ? [day(comparisonLabel(figure, language)), ...ghosts.map(number)] : []),
    ],
    rows: buckets.map((bucket, i) => {
      const valuesAt = (some: readonly Line[], day: Day | undefined) =>
        some.map((line) => cell(figure, line, i, language, { day, grain }));
      const then = comparison?.buckets[i];
      return [
        bucket,
        ...valuesAt(mains, bucket),
        ...(comparison ? [then ?? null, ...valuesAt(ghosts, then)] : []),
      ];
    }),
  };
}

/** A number, what stands in place of one of which something is withheld, or a gap. */
function cell(figure: Figure, row: Values, place: number, language: Language, bucket?: Bucket): Cell {
  return withheldText(figure, row, place, language, bucket) ?? row.values[place] ?? null;
}

function ofBars(figure: BarsFigure, language: Language): Contents {
  const { by, metrics, items } = figure;
  const { words } = language;
  const dated = items.some((item) => item.date !== null);
  return {
    columns: [
      { label: words.list[by], type: 'text' },
      ...(dated ? [{ label: words.list.date, type: 'day' } as const] : []),
      ...metrics.map(
        (metric) => ({ label: capitalize(words.metric[metric], language), type: 'number' }) as const,
      ),
    ],
    rows: items.map((item) => [
      nameOf(item, language),
      ...(dated ? [item.date] : []),
      ...metrics.map((_, i) => cell(figure, item, i, language)),
    ]),
  };
}

function ofHeat(figure: HeatFigure, language: Language): Contents {
  const { columns, rows } = figure;
  const { list } = language.words;
  const width = Math.max(0, ...rows.map((row) => row.values.length));
  const headings: Column[] =
    columns.type === 'time'
      ? columns.buckets.map((bucket) => ({
          label: formatBucket(bucket, columns.grain, language),
          type: 'number',
          bucket,
        }))
      : Array.from({ length: width }, (_, i) => ({
          label: formatShare((i + 1) / width, language),
          type: 'share',
        }));
  return {
    columns: [{ label: list.episode, type: 'text' }, ...headings],
    rows: rows.map((row) => [
      nameOf(row, language),
      ...headings.map((_, i) => cell(figure, row, i, language, bucketOf(figure, i))),
    ]),
  };
}

/** Verbatim, as files want it; a page shows cells through `formatCell`. */
function nameOf({ id, title }: Item, { words }: Language): string {
  return id === NO_SERIES ? words.list.noSeries : title;
}

function ofCurve(figure: CurveFigure, language: Language): Contents {
  const { rates, step, duration, siblings } = figure;
  const { period, metric, moment } = language.words;
  const columns: Column[] = [
    { label: period.from, type: 'time' },
    { label: period.to, type: 'time' },
    { label: capitalize(metric.rate, language), type: 'share' },
  ];
  if (siblings) columns.push({ label: capitalize(moment.median, language), type: 'share' });
  return {
    columns,
    rows: rates.map((rate, i) => {
      const [from, to] = [i * step, Math.min((i + 1) * step, duration)];
      const place = Math.min(99, Math.floor(((from + to) / 2 / duration) * 100));
      const share = rate ?? withheldText(figure, { values: rates }, i, language);
      return [from, to, share, ...(siblings ? [siblings.median[place] ?? null] : [])];
    }),
  };
}
