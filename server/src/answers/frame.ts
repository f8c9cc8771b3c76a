import {
  intersect,
  maxDay,
  METRICS_PATH,
  type Day,
  type DayRange,
  type Provenance,
  type Scope,
} from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { Bounds } from '@oc-stats/store';

/**
 * The days of which something is known about a scope: inside, a day without rows is a zero; outside it is a gap,
 * because nobody counted, or there was nothing to watch yet.
 */
export interface Frame {
  readonly from: Day | null;
  readonly through: Day | null;
}

export function frameOf(scope: Scope, catalog: Catalog, bounds: Bounds): Frame {
  return { from: later(bounds.countingSince, publishedOf(scope, catalog)), through: bounds.through };
}

/** The known part of a range, or `null` when all of it is a gap. */
export function knownPart(range: DayRange, frame: Frame): DayRange | null {
  if (frame.from === null || frame.through === null || frame.from > frame.through) return null;
  return intersect(range, { from: frame.from, to: frame.through });
}

export function provenanceOf(
  frame: Frame,
  bounds: Bounds,
  source: { dayZone: string; now: Date },
): Provenance {
  return {
    dayZone: source.dayZone,
    dataFrom: frame.from,
    dataThrough: frame.through,
    provisionalFrom: bounds.provisionalFrom,
    hidden: null,
    revision: bounds.revision,
    asOf: source.now.toISOString(),
    definitions: METRICS_PATH,
  };
}

function publishedOf(scope: Scope, catalog: Catalog): Day | null {
  if (scope.type === 'episode') return catalog.episode(scope.id)?.published ?? null;
  if (scope.type === 'organization') return null;
  return firstPublication(scope.id, catalog);
}

/** Before its first recording could be watched, a series has no zeros to show. */
function firstPublication(seriesId: string, catalog: Catalog): Day | null {
  const episodes = catalog.listEpisodes({ seriesId, limit: Number.MAX_SAFE_INTEGER }).items;
  const days = episodes.map((episode) => episode.published).filter((day) => day !== null);
  return days.length > 0 ? days.reduce((first, day) => (day < first ? day : first)) : null;
}

function later(a: Day | null, b: Day | null): Day | null {
  return a === null || b === null ? a : maxDay(a, b);
}
