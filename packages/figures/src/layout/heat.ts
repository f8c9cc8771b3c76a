import { dayNumber, nextBucket } from '@oc-stats/contract';
import type { HeatFigure } from '../figure.ts';
import { formatItem } from '../format/title.ts';
import type { Language } from '../language.ts';
import type { Box, Mark, Measure, Scene } from '../scene.ts';
import type { Tick } from './nice-ticks.ts';
import { shareTicks } from './share-ticks.ts';
import { cut } from './cut.ts';
import { heatClasses } from './heat-classes.ts';
import type { Size } from './size.ts';
import { label, round, TEXT } from './pen.ts';
import { runs } from './runs.ts';
import { scale } from './scale.ts';
import { timeTicks } from './time-ticks.ts';
import { X_LABELS, xAxis } from './x-axis.ts';

const ROW = 20;
/** Where rows are thinner than their names, the first name reaches above its row. */
const TOP = 6;
const MOST_HEIGHT = 900;

export function heatHeight({ rows }: HeatFigure): number {
  const count = Math.max(1, rows.length);
  // Beyond what fits, rows get thinner; the plot stays on a screen.
  return Math.round(Math.min(MOST_HEIGHT, Math.max(Math.min(count, 2) * 28, count * ROW))) + X_LABELS + TOP;
}

/** The first episode is on top. Columns of time are as wide as their days, so that an axis of days fits them. */
export function heatScene(
  figure: HeatFigure,
  { width, height }: Size,
  measure: Measure,
  language: Language,
): Scene {
  const { rows } = figure;
  const titles = rows.map((row) => formatItem(row, language));
  const widest = Math.max(0, ...titles.map((title) => measure(title, TEXT)));
  const gutter = Math.ceil(Math.min(width * 0.34, 240, widest + 10));
  const plot: Box = {
    x: gutter,
    y: TOP,
    width: Math.max(1, width - gutter - 2),
    height: Math.max(1, height - X_LABELS - TOP),
  };
  const edges = edgesOf(figure);
  const range = [edges[0] ?? 0, edges.at(-1) ?? 1] as const;
  const ticks = heatTicks(figure, range, plot.width, measure, language);
  const time = figure.columns.type === 'time';
  const x = xAxis(time ? 'time' : 'share', range, ticks, plot, width, measure);
  const at = scale(range, [plot.x, plot.x + plot.width]);
  const sides = edges.map(at);
  const band = plot.height / Math.max(1, rows.length);
  const tops = rows.map((_, i) => plot.y + i * band);
  const centres = tops.map((top) => round(top + band / 2));
  const classes = heatClasses(figure);
  const every = Math.ceil((TEXT + 2) / band);
  const names = titles.flatMap((title, i) =>
    i % every === 0 ? [{ value: i, at: centres[i] ?? 0, label: cut(title, gutter - 10, measure) }] : [],
  );

  return {
    width,
    height,
    plot,
    x: x.axis,
    y: {
      type: 'rows',
      range: [Math.max(1, rows.length) - 0.5, -0.5],
      ticks: names,
    },
    marks: [
      ...runs(figure, classes, sides, [...tops, plot.y + plot.height]).map((d, i): Mark => ({
        type: 'path',
        d,
        fill: classes.inkOf(i),
        crisp: true,
      })),
      ...x.labels,
      ...names.map(({ at, label: name }) => label(name, gutter - 8, at, 'end', 'text')),
    ].filter((mark) => mark.type === 'text' || mark.d !== ''),
    stops: {
      columns: sides.slice(1).map((side, i) => round((side + (sides[i] ?? side)) / 2)),
      rows: centres,
    },
  };
}

/** Where columns begin and end, in units of the axis; one more than there are columns. */
export function edgesOf({ columns, rows }: HeatFigure): number[] {
  if (columns.type === 'time') {
    const { buckets, grain } = columns;
    const last = buckets.at(-1);
    return [...buckets.map(dayNumber), ...(last === undefined ? [] : [dayNumber(nextBucket(last, grain))])];
  }
  const count = Math.max(0, ...rows.map((row) => row.values.length));
  return Array.from({ length: count + 1 }, (_, i) => i / count);
}

/** Also for a part of the axis, when a reader has zoomed in. */
export function heatTicks(
  { columns }: HeatFigure,
  range: readonly [number, number],
  pixels: number,
  measure: Measure,
  language: Language,
): readonly Tick[] {
  if (columns.type === 'time') {
    const { buckets, grain } = columns;
    const [first, second] = [buckets[0], buckets[1]];
    // Cells are marked at their middle.
    const days = first === undefined ? 1 : dayNumber(second ?? nextBucket(first, grain)) - dayNumber(first);
    return timeTicks(range, grain, pixels, measure, language, days / 2);
  }
  return shareTicks(range[1], pixels / 2, language, range[0]).ticks.filter(
    ({ value }) => value >= range[0] && value <= range[1],
  );
}
