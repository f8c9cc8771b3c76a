import type { Axis, Box, Measure, TextMark } from '../scene.ts';
import type { Tick } from './nice-ticks.ts';
import { label, round, TEXT } from './pen.ts';
import { scale } from './scale.ts';

/** Room below the plot for the labels. */
export const X_LABELS = 24;

/**
 * The axis and its labels. A label that would leave the scene moves inside, one that would touch its neighbour is left
 * out with its tick. Left to right in every script: time and place in a video run as the player's own bar does.
 */
export function xAxis(
  type: Axis['type'],
  range: readonly [number, number],
  ticks: readonly Tick[],
  plot: Box,
  width: number,
  measure: Measure,
): { readonly axis: Axis; readonly labels: readonly TextMark[] } {
  const place = scale(range, [plot.x, plot.x + plot.width]);
  const y = plot.y + plot.height + X_LABELS / 2 + 3;
  const kept: { value: number; at: number; label: string }[] = [];
  const labels: TextMark[] = [];
  let end = -Infinity;
  for (const tick of ticks) {
    const at = round(place(tick.value));
    const wide = measure(tick.label, TEXT);
    const x = Math.max(wide / 2, Math.min(width - wide / 2, at));
    if (x - wide / 2 < end + 6) continue;
    end = x + wide / 2;
    kept.push({ ...tick, at });
    labels.push(label(tick.label, x, y, 'middle'));
  }
  return { axis: { type, range, ticks: kept }, labels };
}
