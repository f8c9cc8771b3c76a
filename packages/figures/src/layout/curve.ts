import type { CurveFigure } from '../figure.ts';
import { formatClock } from '../format/clock.ts';
import type { Language } from '../language.ts';
import type { Box, Mark, Measure, Scene } from '../scene.ts';
import { clockTicks } from './clock-ticks.ts';
import { shareTicks } from './share-ticks.ts';
import type { Size } from './size.ts';
import { GHOST_DASH } from './line-ink.ts';
import { circle, label, loners, polyline, round, TEXT, vertical, type Point } from './pen.ts';
import { scale, type Scale } from './scale.ts';
import { X_LABELS, xAxis } from './x-axis.ts';
import { yAxis, yLabelsWidth } from './y-axis.ts';

/** Room above the plot for the times of peaks. */
const TOP = 22;
const END = 10;

export function curveScene(
  figure: CurveFigure,
  { width, height }: Size,
  measure: Measure,
  language: Language,
): Scene {
  const { rates, step, siblings } = figure;
  const duration = Math.max(figure.duration, 1e-3);
  const tall = Math.max(1, height - TOP - X_LABELS);
  const most = Math.max(0.1, ...rates.map((rate) => rate ?? 0), ...(siblings?.upper ?? []));
  const shares = shareTicks(most, tall, language);
  const left = yLabelsWidth(shares, measure);
  const plot: Box = { x: left, y: TOP, width: Math.max(1, width - left - END), height: tall };
  const seconds = xAxis(
    'seconds',
    [0, duration],
    clockTicks([0, duration], plot.width, language),
    plot,
    width,
    measure,
  );
  const share = yAxis('rate', shares, plot);
  const x = scale([0, duration], [plot.x, plot.x + plot.width]);
  const y = scale(shares.range, [plot.y + plot.height, plot.y]);
  const columns = rates.map((_, i) => round(x((i * step + Math.min((i + 1) * step, duration)) / 2)));
  const points = columns.map((at, i): Point => {
    const rate = rates[i] ?? null;
    return rate === null ? null : [at, y(rate)];
  });
  // A rate holds for its whole segment: the outer ones reach to the ends of the video.
  const [first, last] = [points[0] ?? null, points.at(-1) ?? null];
  const line = [first && ([x(0), first[1]] as const), ...points, last && ([x(duration), last[1]] as const)];
  const alone = loners(points).map((point) => circle(point, 3));
  return {
    width,
    height,
    plot,
    x: seconds.axis,
    y: share.axis,
    marks: [
      ...share.grid,
      ...seconds.labels,
      ...bandMarks(figure, plot, y),
      { type: 'path', d: area(line, y(0)), fill: 'series-1', opacity: 0.12 } as const,
      { type: 'path', d: polyline(line), stroke: 'series-1', strokeWidth: 2 } as const,
      ...momentMarks(figure, line, plot, x, y, measure, language),
      { type: 'path', d: alone.join(''), fill: 'series-1' } as const,
    ].filter((mark) => mark.type === 'text' || mark.d !== ''),
    stops: { columns, rows: [] },
    labelled: siblings === null,
  };
}

/** Down to the floor from every stretch of the line. */
function area(points: readonly Point[], floor: number): string {
  let d = '';
  points.forEach((point, i) => {
    if (!point) return;
    const [x, y] = [round(point[0]), round(point[1])];
    const [open, close] = [!points[i - 1], !points[i + 1]];
    if (open && close) return;
    d += (open ? `M${x} ${round(floor)}` : '') + `L${x} ${y}` + (close ? `L${x} ${round(floor)}z` : '');
  });
  return d;
}

/** The part of the line between two places, cut exactly there. */
function between(points: readonly Point[], from: number, to: number): Point[] {
  const cutAt = (x: number): Point => {
    const after = points.findIndex((point) => point !== null && point[0] >= x);
    const [a, b] = [points[after - 1], points[after]];
    if (!a || !b) return b ?? null;
    return [x, a[1] + ((x - a[0]) / (b[0] - a[0])) * (b[1] - a[1])];
  };
  return [cutAt(from), ...points.filter((point) => point && point[0] > from && point[0] < to), cutAt(to)];
}

/** The middle half of the other episodes, stretched over this one, and their median. */
function bandMarks({ siblings }: CurveFigure, plot: Box, y: Scale): Mark[] {
  if (!siblings) return [];
  const line = (values: readonly number[]) =>
    values.map((value, i): [number, number] => [plot.x + ((i + 0.5) / values.length) * plot.width, y(value)]);
  const around = [...line(siblings.upper), ...line(siblings.lower).reverse()];
  return [
    { type: 'path', d: `${polyline(around)}z`, fill: 'muted', opacity: 0.16 },
    {
      type: 'path',
      d: polyline(line(siblings.median)),
      stroke: 'muted',
      strokeWidth: 1.25,
      dash: GHOST_DASH,
    },
  ];
}

/** Peaks are filled and dips ringed, each with its time where that fits; a thin line marks where most leave. */
function momentMarks(
  { moments }: CurveFigure,
  line: readonly Point[],
  plot: Box,
  x: Scale,
  y: Scale,
  measure: Measure,
  language: Language,
): Mark[] {
  const marks: Mark[] = [];
  const taken: Box[] = [];
  const say = (time: number, at: number, height: number): void => {
    const text = formatClock(time, language);
    const wide = measure(text, TEXT) + 6;
    const centre = Math.max(plot.x + wide / 2, Math.min(plot.x + plot.width - wide / 2, at));
    const box = { x: centre - wide / 2, y: height - TEXT / 2 - 2, width: wide, height: TEXT + 4 };
    const outside = box.y < 0 || box.y + box.height > plot.y + plot.height;
    if (outside || taken.some((other) => overlap(box, other))) return;
    taken.push(box);
    marks.push(label(text, centre, height, 'middle', 'text'));
  };

  if (moments.leaving !== null) {
    const at = x(moments.leaving);
    const d = vertical(at, plot.y - 4, plot.height + 4);
    marks.push({ type: 'path', d, stroke: 'text', strokeWidth: 1, dash: '2 2' });
    say(moments.leaving, at, plot.y - 12);
  }
  for (const { from, to, rate } of moments.peaks) {
    const d = area(between(line, x(from), x(to)), y(0));
    marks.push({ type: 'path', d, fill: 'series-1', opacity: 0.28 });
    say(from, x((from + to) / 2), y(rate) - 11);
  }
  for (const { from, to } of moments.dips) {
    const at = x((from + to) / 2);
    const [point] = between(line, at, at);
    if (!point) continue;
    marks.push({
      type: 'path',
      d: circle(point, 3.5),
      fill: 'surface',
      stroke: 'series-1',
      strokeWidth: 1.5,
    });
    say(from, at, point[1] + 15);
  }
  return marks;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
