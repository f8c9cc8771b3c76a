import type { Language } from '../language.ts';
import { countTicks } from '../layout/count-ticks.ts';
import { horizontal, polyline, round, vertical, type Point } from '../layout/pen.ts';
import { scale } from '../layout/scale.ts';
import type { Size } from '../layout/size.ts';
import { timeTicks } from '../layout/time-ticks.ts';
import { X_LABELS, xAxis } from '../layout/x-axis.ts';
import { yAxis, yLabelsWidth } from '../layout/y-axis.ts';
import type { Box, Ink, Mark, Measure, Scene } from '../scene.ts';
import type { BalanceFigure } from './figures.ts';
import { monthNumber } from './format.ts';

interface Place {
  readonly name: 'stored' | 'archived' | 'deleted';
  readonly ink: Ink;
  /** The quota that it is measured by. */
  readonly quota: 'stored' | 'archived' | null;
}

/** From the floor up. */
export const PLACES: readonly Place[] = [
  { name: 'stored', ink: 'series-1', quota: 'stored' },
  { name: 'archived', ink: 'series-5', quota: 'archived' },
  { name: 'deleted', ink: 'muted', quota: null },
];

export const QUOTA_DASH = { stored: '6 4', archived: '2 3' } as const;

const TOP = 10;
const END = 12;

/** What is stored, archived and deleted adds up to all there is and comes; quotas are lines across. */
export function balanceScene(
  figure: BalanceFigure,
  { width, height }: Size,
  measure: Measure,
  language: Language,
): Scene {
  const { course, quotas } = figure;
  const tall = Math.max(1, height - TOP - X_LABELS);
  const tops = course.months.map(({ archivedHours, deletedHours, storedHours }) => [
    storedHours,
    storedHours + archivedHours,
    storedHours + archivedHours + deletedHours,
  ]);
  // An archive is measured from where it begins, on top of what is stored.
  const archiveEnds = course.months.map(({ storedHours }) => storedHours + (quotas.archived ?? 0));
  const most = Math.max(
    1,
    quotas.stored ?? 0,
    ...tops.map((top) => top[2] ?? 0),
    ...(quotas.archived === undefined ? [] : archiveEnds),
  );
  const counts = countTicks(most, tall, language);
  const left = yLabelsWidth(counts, measure);
  const plot: Box = { x: left, y: TOP, width: Math.max(1, width - left - END), height: tall };
  const days = course.months.map(({ month }) => monthNumber(month));
  const [first = 0, last = 1] = [days[0], days.at(-1)];
  const range = first === last ? ([first - 15, first + 15] as const) : ([first, last] as const);
  const x = scale(range, [plot.x, plot.x + plot.width]);
  const y = scale(counts.range, [plot.y + plot.height, plot.y]);
  const across = xAxis(
    'time',
    range,
    timeTicks(range, 'month', plot.width, measure, language),
    plot,
    width,
    measure,
  );
  const up = yAxis('count', counts, plot);
  const columns = days.map((day) => round(x(day)));
  const line = (place: number): Point[] => columns.map((at, i) => [at, y(tops[i]?.[place] ?? 0)]);
  const floor = columns.map((at): Point => [at, y(0)]);
  const areas = PLACES.map(({ ink }, place): Mark => {
    const below = place === 0 ? floor : line(place - 1);
    return { type: 'path', d: area(line(place), below), fill: ink, opacity: ink === 'muted' ? 0.35 : 0.85 };
  });
  const over = course.months.flatMap(({ overQuota }, i) =>
    overQuota.length > 0 ? [vertical(columns[i] ?? 0, plot.y + plot.height - 5, 5)] : [],
  );
  return {
    width,
    height,
    plot,
    x: across.axis,
    y: up.axis,
    marks: [
      ...up.grid,
      ...across.labels,
      ...areas,
      ...PLACES.slice(0, 2).map(
        (_, place) =>
          ({ type: 'path', d: polyline(line(place)), stroke: 'surface', strokeWidth: 1.5 }) as const,
      ),
      ...(quotas.stored === undefined
        ? []
        : [quotaMark(horizontal(plot.x, y(quotas.stored), plot.width), QUOTA_DASH.stored)]),
      ...(quotas.archived === undefined
        ? []
        : [
            quotaMark(
              polyline(columns.map((at, i): Point => [at, y(archiveEnds[i] ?? 0)])),
              QUOTA_DASH.archived,
            ),
          ]),
      { type: 'path', d: over.join(''), stroke: 'series-7', strokeWidth: 3 } as const,
    ].filter((mark): mark is Mark => mark.type === 'text' || mark.d !== ''),
    stops: { columns, rows: [] },
    labelled: false,
  };
}

function quotaMark(d: string, dash: string): Mark {
  return { type: 'path', d, stroke: 'text', strokeWidth: 1.5, dash };
}

function area(upper: readonly Point[], lower: readonly Point[]): string {
  if (upper.length < 2) return '';
  return `${polyline([...upper, ...lower.toReversed()])}z`;
}
