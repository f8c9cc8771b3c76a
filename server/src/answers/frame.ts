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
  /** `false` when the catalogue knows of nothing to watch: then only what was counted shows that there was. */
  readonly watchable: boolean;
}

export function frameOf(scope: Scope, catalog: Catalog, bounds: Bounds): Frame {
  const published = publishedOf(scope, catalog);
  const watchable = published !== 'never';
  return {
    from: watchable ? later(bounds.countingSince, published) : bounds.countingSince,
    through: bounds.through,
    watchable,
  };
}

/** The known part of a range, or `null` when all of it is a gap. What was counted there could be watched. */
export function knownPart(range: DayRange, frame: Frame, counted: boolean): DayRange | null {
  if (!frame.watchable && !counted) return null;
  if (frame.from === null || frame.through === null || frame.from > frame.through) return null;
  return intersect(range, { from: frame.from, to: frame.through });
}

export function provenanceOf(
  frame: Frame,
  bounds: Bounds,
  source: { dayZone: string; now: Date; hidden?: Provenance['hidden'] },
): Provenance {
  return {
    dayZone: source.dayZone,
    dataFrom: frame.from,
    dataThrough: frame.through,
    provisionalFrom: bounds.provisionalFrom,
    hidden: source.hidden ?? null,
    revision: bounds.revision,
    asOf: source.now.toISOString(),
    definitions: METRICS_PATH,
  };
}

/** `null` where the catalogue cannot say: of an organisation, and of what Opencast no longer has. */
function publishedOf(scope: Scope, catalog: Catalog): Day | 'never' | null {
  if (scope.type === 'organization') return null;
  if (scope.type === 'series') return catalog.series(scope.id) && firstPublication(scope.id, catalog);
  const episode = catalog.episode(scope.id);
  return episode && (episode.published ?? 'never');
}

/** Before its first recording could be watched, a series has no zeros to show. */
function firstPublication(seriesId: string, catalog: Catalog): Day | 'never' {
  const episodes = catalog.listEpisodes({ seriesId, limit: Number.MAX_SAFE_INTEGER }).items;
  const days = episodes.map((episode) => episode.published).filter((day) => day !== null);
  return days.length > 0 ? days.reduce((first, day) => (day < first ? day : first)) : 'never';
}

function later(a: Day | null, b: Day | null): Day | null {
  return a === null || b === null ? a : maxDay(a, b);
}
