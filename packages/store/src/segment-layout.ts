import type { DayRange } from '@oc-stats/contract';
import { hull } from './coverage.ts';
import type { EpisodeSegments } from './reader.ts';

/** What all rows of one episode that share a step and a duration add up to. */
export interface LayoutSum {
  readonly step: number;
  readonly duration: number;
  readonly covered: DayRange;
  readonly plays: number;
  readonly counts: ArrayLike<number>;
}

/**
 * Sources change their step, and a lecture is cut again. All rows count, in the layout of the newest: an older layout
 * is laid over it by relative position, each segment taking the mean of what it covers. With an equal duration the
 * watched time stays the same; with another one the shape does.
 */
export function joinLayouts(episode: string, sums: readonly LayoutSum[]): EpisodeSegments {
  const ordered = [...sums].sort((a, b) => (a.covered.to < b.covered.to ? 1 : -1));
  const [newest, ...older] = ordered as [LayoutSum, ...LayoutSum[]];
  const counts = Array.from(newest.counts);
  for (const sum of older) {
    resample(sum, newest).forEach((count, i) => {
      counts[i] = (counts[i] ?? 0) + count;
    });
  }
  return {
    episode,
    covered: ordered.map((sum) => sum.covered).reduce(hull),
    plays: ordered.reduce((plays, sum) => plays + sum.plays, 0),
    step: newest.step,
    duration: newest.duration,
    counts: counts.map((count) => Math.round(count)),
  };
}

function resample(from: LayoutSum, to: LayoutSum): number[] {
  const result: number[] = [];
  let i = 0;
  for (let j = 0; j < to.counts.length; j++) {
    const start = edge(to, j);
    const end = edge(to, j + 1);
    while (i > 0 && edge(from, i) > start) i--;
    let sum = 0;
    for (; i < from.counts.length; i++) {
      const overlap = Math.min(end, edge(from, i + 1)) - Math.max(start, edge(from, i));
      if (overlap > 0) sum += overlap * (from.counts[i] ?? 0);
      if (edge(from, i + 1) >= end) break;
    }
    result.push(sum / (end - start));
  }
  return result;
}

/** Relative position of the left edge of a segment; the last segment may be shorter than the step. */
function edge(layout: LayoutSum, segment: number): number {
  return segment >= layout.counts.length ? 1 : Math.min(1, (segment * layout.step) / layout.duration);
}
