import { dayNumber } from '@oc-stats/contract';
import type { Line, LinesFigure } from '../figure.ts';
import type { Language } from '../language.ts';
import { lineLabel } from '../read/line-label.ts';
import type { Box, Mark, Measure, PathMark, Scene } from '../scene.ts';
import { countTicks } from './count-ticks.ts';
import { cut } from './cut.ts';
import type { Size } from './size.ts';
import { LOOSE_DASH, strokeOf } from './line-ink.ts';
import { partsOf, type LineParts } from './line-parts.ts';
import { circle, label, polyline, round, TEXT } from './pen.ts';
import { scale, type Scale } from './scale.ts';
import { spread } from './spread.ts';
import { timeTicks } from './time-ticks.ts';
import { X_LABELS, xAxis } from './x-axis.ts';
import { yAxis, yLabelsWidth } from './y-axis.ts';

const TOP = 10;
const END = 10;
const LABEL_GAP = 16;
/** From the plot to the dot before a name, and from there to the name. */
const DOT = 12;

export function linesScene(
  figure: LinesFigure,
  { width, height }: Size,
  measure: Measure,
  language: Language,
): Scene {
  const { buckets, lines, grain } = figure;
  const tall = Math.max(1, height - TOP - X_LABELS);
  const counts = countTicks(highest(lines), tall, language, leastOf(figure));
  const left = yLabelsWidth(counts, measure);
  const names = endLabels(figure, width, tall, measure, language);
  const plot: Box = { x: left, y: TOP, width: Math.max(1, width - left - names.width - END), height: tall };

  const days = buckets.map(dayNumber);
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
  // A single bucket stands in the middle of its axis.
  const range = first === last ? ([first - 0.5, first + 0.5] as const) : ([first, last] as const);
  const x = scale(range, [plot.x, plot.x + plot.width]);
  const columns = days.map((day) => round(x(day)));
  const time = xAxis(
    'time',
    range,
    timeTicks(range, grain, plot.width, measure, language),
    plot,
    width,
    measure,
  );
  const count = yAxis('count', counts, plot);
  const y = scale(counts.range, [plot.y + plot.height, plot.y]);

  // The compared period lies behind.
  const ordered = [...lines].sort((a, b) => Number(b.role === 'ghost') - Number(a.role === 'ghost'));
  const dense = plot.width < days.length * 3;
  return {
    width,
    height,
    plot,
    x: time.axis,
    y: count.axis,
    marks: [
      ...count.grid,
      ...time.labels,
      ...ordered.flatMap((line) => lineMarks(line, partsOf(figure, line), columns, y, dense)),
      ...nameMarks(names, lines, plot, y),
    ],
    stops: { columns, rows: [] },
    labelled: names.texts.size > 0 || lines.length < 2,
  };
}

function highest(lines: readonly Line[]): number {
  return lines.reduce(
    (top, { values }) => values.reduce<number>((high, value) => Math.max(high, value ?? 0), top),
    0,
  );
}

/**
 * Counts stand on 0. Only running totals may start above it: they say how much was added, and drawn from 0 the years
 * before would press them flat.
 */
function leastOf({ mode, lines }: LinesFigure): number {
  if (mode === 'delta') return 0;
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null));
  const least = values.reduce((low, value) => Math.min(low, value), Infinity);
  return Number.isFinite(least) && least > highest(lines) / 2 ? least : 0;
}

function lineMarks(
  line: Line,
  parts: LineParts,
  columns: readonly number[],
  y: Scale,
  dense: boolean,
): Mark[] {
  const { ink, dash } = strokeOf(line);
  const ghost = line.role === 'ghost';
  const stroke = { stroke: ink, strokeWidth: ghost || dense ? 1.25 : 2 };
  const path = (values: Line['values']) =>
    polyline(
      columns.map((at, i) => {
        const value = values[i] ?? null;
        return value === null ? null : [at, y(value)];
      }),
    );
  const dots = (firm: boolean) =>
    parts.alone
      .filter((one) => one.firm === firm)
      .map(({ at }) => circle([columns[at] ?? 0, y(line.values[at] ?? 0)], 3))
      .join('');
  const marks: PathMark[] = [
    { type: 'path', d: path(parts.firm), ...stroke, ...(dash === null ? {} : { dash }) },
    { type: 'path', d: parts.loose.map(path).join(''), ...stroke, dash: LOOSE_DASH },
    { type: 'path', d: dots(true), fill: ink },
    { type: 'path', d: dots(false), fill: 'surface', ...stroke },
  ];
  return marks.filter(({ d }) => d !== '').map((mark) => (ghost ? { ...mark, opacity: 0.75 } : mark));
}

interface Names {
  readonly width: number;
  readonly texts: ReadonlyMap<Line, string>;
}

const NO_NAMES: Names = { width: 0, texts: new Map() };

/** Names at the line ends where there is room; else none, and the legend is shown beside the picture. */
function endLabels(
  figure: LinesFigure,
  width: number,
  tall: number,
  measure: Measure,
  language: Language,
): Names {
  const lines = figure.lines.filter((line) => line.values.some((value) => value !== null));
  const ghosts = lines.filter((line) => line.role === 'ghost');
  // A name far right of its line would belong to nobody.
  const ends = lines.map((line) => line.values.findLastIndex((value) => value !== null));
  const early = ends.some((end) => end < 0.8 * (figure.buckets.length - 1));
  const crowded = early || ghosts.length > 1 || (lines.length - 1) * LABEL_GAP > tall - LABEL_GAP;
  if (width < 480 || lines.length < 2 || crowded) return NO_NAMES;
  const room = Math.min(200, width / 4);
  const texts = new Map(lines.map((line) => [line, cut(lineLabel(figure, line, language), room, measure)]));
  const widest = Math.max(...[...texts.values()].map((text) => measure(text, TEXT)));
  return { width: Math.ceil(widest) + DOT, texts };
}

/** In the colour of text, which series colours need not be dark enough for; a dot says whose name it is. */
function nameMarks(names: Names, lines: readonly Line[], plot: Box, y: Scale): Mark[] {
  const ends = lines.flatMap((line) => {
    const value = line.values.findLast((each) => each !== null) ?? null;
    return value !== null && names.texts.has(line) ? [{ line, y: y(value) }] : [];
  });
  const wanted = ends.map((end) => end.y);
  const placed = spread(wanted, LABEL_GAP, plot.y + 2, plot.y + plot.height - 2) ?? wanted;
  const x = plot.x + plot.width + DOT;
  return ends.flatMap(({ line }, i): Mark[] => [
    { type: 'path', d: circle([x, placed[i] ?? 0], 3), ...dotOf(line) },
    label(names.texts.get(line) ?? '', x + 8, placed[i] ?? 0, 'start', 'text'),
  ]);
}

function dotOf(line: Line): Pick<PathMark, 'fill' | 'stroke' | 'strokeWidth'> {
  const { ink } = strokeOf(line);
  return line.role === 'ghost' ? { fill: 'surface', stroke: ink, strokeWidth: 1.25 } : { fill: ink };
}
