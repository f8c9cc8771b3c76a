import { randomOf } from '@oc-stats/opencast/fake';
import type { WatchCurve } from './watch-curve.ts';

const RIPPLES = 4_096;
const MOST = 65_535;

/** Turns a curve and some plays into whole counts. */
export type SegmentCounts = (
  curve: WatchCurve,
  plays: number,
  eagerness: number,
  draw: number,
) => Uint16Array;

/**
 * One draw a row decides all roundings of the row. So few plays give the smooth curve of people who watch on and
 * leave once, not the noise of segments that were each rounded alone; and over many rows the rounding evens out.
 */
export function createSegmentCounts(seed: number): SegmentCounts {
  const ripple = ripples(seed);
  return (curve, plays, eagerness, draw) => {
    const { flow, repeats } = curve;
    const counts = new Uint16Array(flow.length);
    const size = 0.3 * Math.sqrt(plays);
    const shift = ((draw * 1e6) % RIPPLES) | 0;
    for (let at = 0; at < counts.length; at++) {
      const rate = (flow[at] ?? 0) + eagerness * (repeats[at] ?? 0);
      const count = (rate * plays + size * (ripple[(at + shift) & (RIPPLES - 1)] ?? 0) + draw) | 0;
      counts[at] = count > MOST ? MOST : count > 0 ? count : 0;
    }
    return counts;
  };
}

/** Slow noise around 0, so that neighbouring segments differ as little as they do in life. */
function ripples(seed: number): Float32Array {
  const random = randomOf(seed, 'ripples');
  const values = new Float32Array(RIPPLES);
  let value = 0;
  for (let at = 0; at < RIPPLES; at++) {
    value = value * 0.8 + (random() - 0.5) * 1.2;
    values[at] = value;
  }
  return values;
}
