import type { Axis, Box, Mark, Measure } from '../scene.ts';
import type { Ticks } from './nice-ticks.ts';
import { horizontal, label, round, TEXT } from './pen.ts';
import { scale } from './scale.ts';

/** Room left of the plot for the labels. */
export function yLabelsWidth({ ticks }: Ticks, measure: Measure): number {
  return Math.ceil(Math.max(0, ...ticks.map((tick) => measure(tick.label, TEXT)))) + 8;
}

/** Thin lines across the plot, the lowest a little stronger, and labels left of them. */
export function yAxis(
  type: Axis['type'],
  { range, ticks }: Ticks,
  plot: Box,
): { readonly axis: Axis; readonly grid: readonly Mark[] } {
  const place = scale(range, [plot.y + plot.height, plot.y]);
  const placed = ticks.map((tick) => ({ ...tick, at: round(place(tick.value)) }));
  const [base, ...lines] = placed.map((tick) => horizontal(plot.x, tick.at, plot.width));
  return {
    axis: { type, range, ticks: placed },
    grid: [
      { type: 'path', d: lines.join(''), stroke: 'grid', strokeWidth: 1 },
      { type: 'path', d: base ?? '', stroke: 'muted', strokeWidth: 1, opacity: 0.6 },
      ...placed.map((tick) => label(tick.label, plot.x - 8, tick.at, 'end')),
    ],
  };
}
