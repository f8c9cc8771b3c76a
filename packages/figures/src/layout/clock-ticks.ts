import { formatClock } from '../format/clock.ts';
import type { Language } from '../language.ts';
import type { Tick } from './nice-ticks.ts';

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200];

/** Round times within a stretch of a video, one for every 70 pixels at most. */
export function clockTicks(range: readonly [number, number], pixels: number, language: Language): Tick[] {
  const [from, to] = range;
  const least = (to - from) / Math.max(1, pixels / 70);
  const step = STEPS.find((seconds) => seconds >= least) ?? Math.ceil(least / 86_400) * 86_400;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, i) => ({
    value: (first + i) * step,
    label: formatClock((first + i) * step, language),
  }));
}
