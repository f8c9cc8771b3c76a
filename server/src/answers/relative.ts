import type { EpisodeSegments } from '@oc-stats/store';

/** Videos of different length are compared by relative position. */
export const POSITIONS = 100;

/** Watches per play: 1 means that every play covered the segment. */
export function ratesOf({ counts, plays }: EpisodeSegments): number[] {
  return counts.map((count) => round(count / plays));
}

/** The mean rate within each hundredth of the video; a segment counts by the time it shares with it. */
export function byPosition(episode: EpisodeSegments): number[] {
  const rates = episode.counts.map((count) => count / episode.plays);
  const width = episode.duration / POSITIONS;
  return Array.from({ length: POSITIONS }, (_, position) => {
    const from = position * width;
    return round(meanBetween(rates, episode.step, from, from + width));
  });
}

/** Linear between the two nearest ranks, as spreadsheets do it. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return round(below + (above - below) * (place - Math.floor(place)));
}

export function quantilesAt(curves: readonly (readonly number[])[], share: number): number[] {
  return Array.from({ length: POSITIONS }, (_, position) => {
    const column = curves.map((curve) => curve[position] ?? 0).sort((a, b) => a - b);
    return quantile(column, share);
  });
}

function meanBetween(rates: readonly number[], step: number, from: number, to: number): number {
  const last = rates.length - 1;
  let sum = 0;
  for (let index = Math.floor(from / step); index <= last && index * step < to; index += 1) {
    const end = index === last ? to : (index + 1) * step;
    sum += (rates[index] ?? 0) * (Math.min(end, to) - Math.max(index * step, from));
  }
  return sum / (to - from);
}

/** Four digits are more than a screen shows, and a third of the bytes. */
function round(rate: number): number {
  return Math.round(rate * 10_000) / 10_000;
}
