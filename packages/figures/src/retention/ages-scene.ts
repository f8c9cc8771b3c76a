import type { Language } from '../language.ts';
import { countTicks } from '../layout/count-ticks.ts';
import { circle, label, polyline, round, TEXT, vertical, type Point } from '../layout/pen.ts';
import { scale } from '../layout/scale.ts';
import type { Size } from '../layout/size.ts';
import { X_LABELS, xAxis } from '../layout/x-axis.ts';
import { yAxis, yLabelsWidth } from '../layout/y-axis.ts';
import type { Box, Mark, Measure, Scene } from '../scene.ts';
import { CLASS_INKS } from './class-inks.ts';
import type { AgesFigure } from './figures.ts';
import { wordsOf } from './words.ts';

/** Room above the plot for the threshold. */
const TOP = 22;
const END = 12;
/** Thresholds are of years. */
const STEPS = [1, 3, 6, 12, 24, 60, 120];
const PIXELS_PER_TICK = 46;

/** Falls from all that was ever watched, month by month; what lies right of the threshold is stale. */
export function agesScene(
  { months, older }: AgesFigure,
  { width, height }: Size,
  measure: Measure,
  language: Language,
): Scene {
  const tall = Math.max(1, height - TOP - X_LABELS);
  const hours = countTicks(Math.max(1, older[0]?.hours ?? 0), tall, language);
  const left = yLabelsWidth(hours, measure);
  const plot: Box = { x: left, y: TOP, width: Math.max(1, width - left - END), height: tall };
  const last = Math.max(months, older.length - 1, 1);
  const x = scale([0, last], [plot.x, plot.x + plot.width]);
  const step = STEPS.find((every) => (plot.width / last) * every >= PIXELS_PER_TICK) ?? STEPS.at(-1) ?? 120;
  const ticks = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => ({
    value: i * step,
    label: String(i * step),
  }));
  const across = xAxis('count', [0, last], ticks, plot, width, measure);
  const up = yAxis('count', hours, plot);
  const y = scale(hours.range, [plot.y + plot.height, plot.y]);
  const points = older.map((age, count): Point => [x(count), y(age.hours)]);
  const columns = older.map((_, count) => round(x(count)));
  const at = x(months);
  const text = wordsOf(language).months(months);
  const wide = measure(text, TEXT);
  const touched = points.slice(months);
  return {
    width,
    height,
    plot,
    x: across.axis,
    y: up.axis,
    marks: [
      ...up.grid,
      ...across.labels,
      { type: 'path', d: areaUnder(touched, y(0)), fill: CLASS_INKS.stale, opacity: 0.3 } as const,
      { type: 'path', d: polyline(points), stroke: CLASS_INKS.stale, strokeWidth: 2 } as const,
      { type: 'path', d: vertical(at, plot.y, plot.height), stroke: 'text', strokeWidth: 1 } as const,
      {
        type: 'path',
        d: circle([at, y(older[months]?.hours ?? 0)], 4),
        fill: 'text',
      } as const,
      label(text, Math.max(wide / 2, Math.min(width - wide / 2, at)), TOP / 2, 'middle', 'text'),
    ].filter((mark): mark is Mark => mark.type === 'text' || mark.d !== ''),
    stops: { columns, rows: [] },
    labelled: true,
  };
}

function areaUnder(points: readonly Point[], floor: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return '';
  return `${polyline(points)}L${round(last[0])} ${round(floor)}L${round(first[0])} ${round(floor)}z`;
}
