import type { BarsFigure } from '../figure.ts';
import { formatNumber } from '../format/number.ts';
import { formatItem } from '../format/title.ts';
import type { Language } from '../language.ts';
import type { Box, Mark, Measure, Scene } from '../scene.ts';
import { countTicks } from './count-ticks.ts';
import { cut } from './cut.ts';
import type { Size } from './size.ts';
import { seriesInk } from './line-ink.ts';
import { label, rectangle, round, TEXT, vertical } from './pen.ts';
import { hidesSome, withheldText } from '../read/withheld.ts';
import { scale } from './scale.ts';
import { X_LABELS, xAxis } from './x-axis.ts';

const BAR = 14;
const PAD = 10;
const TITLE = 18;
const TOP = 6;
/** Below this width titles stand above their bars instead of beside them. */
const WIDE = 480;
const MOST_HEIGHT = 4_000;

export function barsHeight({ items, metrics }: BarsFigure, width: number): number {
  const row = metrics.length * BAR + PAD + (width < WIDE ? TITLE : 0);
  return Math.min(MOST_HEIGHT, Math.max(1, items.length) * row + X_LABELS + TOP);
}

/** Horizontal, grouped by item. Rows are places and not titles, so that two items of the same title stay two. */
export function barsScene(
  figure: BarsFigure,
  { width, height }: Size,
  measure: Measure,
  language: Language,
): Scene {
  const { items, metrics } = figure;
  const titles = items.map((item) => formatItem(item, language));
  const stacked = width < WIDE;
  const gutter = stacked
    ? 0
    : Math.min(width * 0.34, 12 + Math.max(0, ...titles.map((title) => measure(title, TEXT))));
  const most = Math.max(0, ...items.flatMap((item) => item.values.map((value) => value ?? 0)));
  const ends = items.map((item) => metrics.map((_, m) => barText(figure, item, m, language)));
  const longest = [formatNumber(most, language), ...(hidesSome(figure) ? ends.flat() : [])];
  const end = Math.ceil(Math.max(...longest.map((text) => measure(text, TEXT)))) + 8;
  const plot: Box = {
    x: Math.ceil(gutter),
    y: TOP,
    width: Math.max(1, width - Math.ceil(gutter) - end),
    height: Math.max(1, height - X_LABELS - TOP),
  };
  const counts = countTicks(most, plot.width / 1.5, language);
  const count = xAxis('count', counts.range, counts.ticks, plot, width, measure);
  const x = scale(counts.range, [plot.x, plot.x + plot.width]);
  const { band, head, thick, every, offset } = barsGeometry(figure, width, plot.height);
  const rows = items.map((_, i) => round(plot.y + (i + 0.5) * band));
  const top = (row: number, m: number) => (rows[row] ?? 0) + offset(m);
  const room = stacked ? width : gutter - 12;
  const names = titles.flatMap((title, row) =>
    row % every === 0 && (head > 0 || !stacked)
      ? [{ value: row, at: rows[row] ?? 0, label: cut(title, room, measure) }]
      : [],
  );

  return {
    width,
    height,
    plot,
    x: count.axis,
    y: {
      type: 'rows',
      range: [Math.max(1, items.length) - 0.5, -0.5],
      ticks: names,
    },
    marks: [
      {
        type: 'path',
        d: count.axis.ticks.map((tick) => vertical(tick.at, plot.y, plot.height)).join(''),
        stroke: 'grid',
        strokeWidth: 1,
      },
      ...count.labels,
      ...metrics.map((_, m): Mark => {
        const bars = items.map((item, row) => {
          const long = x(item.values[m] ?? 0) - plot.x;
          return long > 0 ? rectangle(plot.x, top(row, m), long, Math.max(0.5, thick - 1)) : '';
        });
        return { type: 'path', d: bars.join(''), fill: seriesInk(m) };
      }),
      ...names.map(({ value: row, at, label: name }) =>
        head > 0
          ? label(name, 0, top(row, 0) - TITLE / 2, 'start', 'text')
          : label(name, plot.x - 10, at, 'end', 'text'),
      ),
      ...(thick < TEXT - 1
        ? []
        : items.flatMap((item, row) =>
            item.values.map((each, m) =>
              label(ends[row]?.[m] ?? '', x(each ?? 0) + 5, top(row, m) + thick / 2 - 0.5, 'start'),
            ),
          )),
    ],
    stops: { columns: items.length > 0 ? [plot.x + plot.width / 2] : [], rows },
    labelled: metrics.length < 2,
  };
}

/** What stands at the end of a bar, in the picture as in the table. */
export function barText(
  figure: BarsFigure,
  item: BarsFigure['items'][number],
  metric: number,
  language: Language,
): string {
  const value = item.values[metric] ?? null;
  const plain = value === null ? '–' : formatNumber(value, language);
  return withheldText(figure, item, metric, language) ?? plain;
}

export interface BarsGeometry {
  /** Height of a row, of the title above its bars, and of a bar with the gap below it. */
  readonly band: number;
  readonly head: number;
  readonly thick: number;
  /** Only every so many rows are named. */
  readonly every: number;
  /** From the middle of the row to the top of a bar. */
  readonly offset: (metric: number) => number;
}

/** Squeezed below its natural height, a row first gives up its padding, then its title. */
export function barsGeometry({ items, metrics }: BarsFigure, width: number, height: number): BarsGeometry {
  const count = Math.max(1, metrics.length);
  const band = height / Math.max(1, items.length);
  const head = width < WIDE && band > TITLE + count * 4 ? TITLE : 0;
  const thick = Math.max(1, Math.min(BAR, (band - head - Math.min(PAD, band * 0.3)) / count));
  const top = head - (head + thick * count) / 2;
  return { band, head, thick, every: Math.ceil((TEXT + 2) / band), offset: (metric) => top + metric * thick };
}
