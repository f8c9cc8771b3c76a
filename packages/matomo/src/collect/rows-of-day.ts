import type { Day } from '@oc-stats/contract';
import { segmentsIn, type DailyRow, type SegmentsRow } from '@oc-stats/store';
import { layoutOfSegments, type SegmentLayout } from '../labels/layout-of-segments.ts';
import type { EpisodeDay } from './read-day.ts';

/** Several addresses of one event are added up. Who watched at two of them is two visitors: Matomo does not say more. */
export function dailyRowOf(day: Day, { episode, found, videos }: EpisodeDay): DailyRow {
  const sum = (metric: 'plays' | 'visitors' | 'finishes') =>
    videos.reduce((total, video) => total + video[metric], 0);
  return {
    episode,
    series: found.series,
    day,
    plays: sum('plays'),
    visitors: sum('visitors'),
    finishes: sum('finishes'),
  };
}

/** `null` when Matomo has no segments of the day, or none that can be read. */
export function segmentsRowOf(row: DailyRow, { found, videos, segments }: EpisodeDay): SegmentsRow | null {
  const duration = found.duration ?? longest(videos.map(({ length }) => length));
  const layouts = segments
    .map((list) => layoutOfSegments(list, duration))
    .filter((layout) => layout !== null);
  if (layouts.length === 0) return null;
  const { episode, series, day, plays } = row;
  return { episode, series, day, days: 1, plays, ...addedUp(layouts) };
}

/**
 * All addresses show the same video, so a second of one is the same second of another. The finest step is kept; a
 * longer stretch that was watched was watched in each of its parts.
 */
function addedUp(layouts: readonly SegmentLayout[]): SegmentLayout {
  const step = Math.min(...layouts.map((layout) => layout.step));
  const duration = Math.max(...layouts.map((layout) => layout.duration));
  const counts = Array.from({ length: segmentsIn(duration, step) }, (_, i) => {
    const middle = (i + 0.5) * step;
    return layouts.reduce((sum, layout) => sum + (layout.counts[Math.floor(middle / layout.step)] ?? 0), 0);
  });
  return { step, duration, counts };
}

function longest(lengths: readonly (number | null)[]): number | null {
  const known = lengths.filter((length) => length !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
