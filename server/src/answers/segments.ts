import type { DayRange, Provenance, Scope, SegmentsAnswer, SiblingBand } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { EpisodeSegments } from '@oc-stats/store';
import { byPosition, quantilesAt, ratesOf } from './relative.ts';
import { itemOf } from './titles.ts';

/** A band of fewer curves would show single recordings. */
const MINIMUM_SIBLINGS = 5;

interface Asked {
  readonly scope: Scope;
  readonly range: DayRange;
  readonly provenance: Provenance;
}

export function episodeSegments(
  { scope, range, provenance }: Asked,
  own: EpisodeSegments | null,
  others: readonly EpisodeSegments[],
  duration: number | null,
): SegmentsAnswer {
  const counted = own && own.counts.length > 0 ? own : null;
  const watched = counted && isDrawable(counted) ? counted : null;
  return {
    scope,
    range,
    covered: counted?.covered ?? null,
    plays: counted?.plays ?? null,
    duration: counted?.duration ?? duration,
    step: counted?.step ?? null,
    data: watched ? ratesOf(watched) : [],
    siblings: bandOf(others.filter((episode) => episode.episode !== scope.id)),
    ...provenance,
  };
}

export function seriesSegments(
  { scope, range, provenance }: Asked,
  all: readonly EpisodeSegments[],
  catalog: Catalog,
): SegmentsAnswer {
  const drawable = all.filter(isDrawable);
  const rows = drawable.map((episode) => ({
    ...itemOf('episode', episode.episode, catalog),
    duration: episode.duration,
    plays: episode.plays,
    data: byPosition(episode),
  }));
  const dateOf = (id: string) => catalog.episode(id)?.date ?? '9999';
  rows.sort((a, b) => (dateOf(a.id) + a.id < dateOf(b.id) + b.id ? -1 : 1));
  return {
    scope,
    range,
    covered: hull(drawable),
    plays: drawable.length > 0 ? drawable.reduce((sum, episode) => sum + episode.plays, 0) : null,
    duration: null,
    step: null,
    data:
      rows.length > 0
        ? quantilesAt(
            rows.map((row) => row.data),
            0.5,
          )
        : [],
    siblings: null,
    episodes: rows,
    ...provenance,
  };
}

function bandOf(episodes: readonly EpisodeSegments[]): SiblingBand | null {
  const curves = episodes.filter(isDrawable).map(byPosition);
  if (curves.length < MINIMUM_SIBLINGS) return null;
  return {
    episodes: curves.length,
    median: quantilesAt(curves, 0.5),
    lower: quantilesAt(curves, 0.25),
    upper: quantilesAt(curves, 0.75),
  };
}

/** Without plays there is no rate, and without a length no position. */
function isDrawable({ counts, duration, plays, step }: EpisodeSegments): boolean {
  return plays > 0 && duration > 0 && step > 0 && counts.length > 0;
}

function hull(episodes: readonly EpisodeSegments[]): DayRange | null {
  const [first, ...rest] = episodes.map((episode) => episode.covered);
  if (!first) return null;
  return rest.reduce(
    (all, next) => ({
      from: next.from < all.from ? next.from : all.from,
      to: next.to > all.to ? next.to : all.to,
    }),
    first,
  );
}
