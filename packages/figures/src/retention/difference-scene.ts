import type { Language } from '../language.ts';
import { countTicks } from '../layout/count-ticks.ts';
import { polyline, round, type Point } from '../layout/pen.ts';
import { scale } from '../layout/scale.ts';
import type { Size } from '../layout/size.ts';
import { timeTicks } from '../layout/time-ticks.ts';
import { X_LABELS, xAxis } from '../layout/x-axis.ts';
import { yAxis, yLabelsWidth } from '../layout/y-axis.ts';
import type { Box, Ink, Mark, Measure, Scene } from '../scene.ts';
import type { DifferenceFigure } from './figures.ts';
import { monthNumber } from './format.ts';

interface Curve {
  readonly name: 'stored' | 'archived' | 'deleted';
  readonly ink: Ink;
}

export const CURVES: readonly Curve[] = [
  { name: 'stored', ink: 'series-1' },
  { name: 'archived', ink: 'series-5' },
  { name: 'deleted', ink: 'muted' },
];

/** The first plan is drawn through, the second in dashes. */
export const PLAN_DASH: readonly (string | null)[] = [null, '6 4'];

const TOP = 10;
const END = 12;

export function differenceScene(
  { courses }: DifferenceFigure,
  { width, height }: Size,
  measure: Measure,
  language: Language,
): Scene {
  const tall = Math.max(1, height - TOP - X_LABELS);
  const all = courses.flatMap(({ months }) =>
    months.flatMap((month) => CURVES.map(({ name }) => month[`${name}Hours`])),
  );
  const counts = countTicks(
    all.reduce((most, hours) => Math.max(most, hours), 1),
    tall,
    language,
  );
  const left = yLabelsWidth(counts, measure);
  const plot: Box = { x: left, y: TOP, width: Math.max(1, width - left - END), height: tall };
  const [one, other] = courses;
  const longer = one.months.length >= other.months.length ? one : other;
  const days = longer.months.map(({ month }) => monthNumber(month));
  const [first = 0, last = 1] = [days[0], days.at(-1)];
  const range = first === last ? ([first - 15, first + 15] as const) : ([first, last] as const);
  const x = scale(range, [plot.x, plot.x + plot.width]);
  const y = scale(counts.range, [plot.y + plot.height, plot.y]);
  const ticks = timeTicks(range, 'month', plot.width, measure, language);
  const across = xAxis('time', range, ticks, plot, width, measure);
  const up = yAxis('count', counts, plot);
  const columns = days.map((day) => round(x(day)));
  const lines = courses.flatMap(({ months }, which) =>
    CURVES.map(({ ink, name }): Mark => {
      const points = months.map((month, i): Point => [columns[i] ?? 0, y(month[`${name}Hours`])]);
      const dash = PLAN_DASH[which] ?? null;
      return {
        type: 'path',
        d: polyline(points),
        stroke: ink,
        strokeWidth: 2,
        ...(dash === null ? {} : { dash }),
      };
    }),
  );
  return {
    width,
    height,
    plot,
    x: across.axis,
    y: up.axis,
    marks: [...up.grid, ...across.labels, ...lines].filter(
      (mark): mark is Mark => mark.type === 'text' || mark.d !== '',
    ),
    stops: { columns, rows: [] },
    labelled: false,
  };
}
