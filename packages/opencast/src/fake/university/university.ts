import type { Day } from '@oc-stats/contract';
import type { CatalogEpisode, CatalogOrganization, CatalogSeries } from '../../catalog.ts';
import type { IngestWay } from './ingest.ts';
import type { TeachingTerm } from './teaching-term.ts';

/** An invented university as its Opencast would know it. */
export interface University {
  readonly seed: number;
  readonly today: Day;
  readonly organization: CatalogOrganization;
  /** The terms that the recordings come from, oldest first; the last one holds today. */
  readonly terms: readonly TeachingTerm[];
  readonly series: readonly UniversitySeries[];
  readonly episodes: readonly UniversityEpisode[];
}

/** `clips` are the many short videos of an online course. */
export type SeriesKind = 'lecture' | 'seminar' | 'colloquium' | 'clips' | 'single' | 'empty';
export type EpisodeKind = Exclude<SeriesKind, 'empty'> | 'talk';
export type Language = 'de' | 'en' | 'ar' | 'zh';

export interface UniversitySeries extends CatalogSeries {
  readonly kind: SeriesKind;
  readonly term: TeachingTerm;
  readonly subject: string;
  readonly language: Language;
  /** Instant, as ISO 8601. */
  readonly created: string;
  readonly enrolled: number;
}

export interface UniversityEpisode extends CatalogEpisode {
  readonly date: Day;
  readonly seriesTitle: string | null;
  readonly kind: EpisodeKind;
  readonly term: TeachingTerm;
  readonly subject: string;
  readonly language: Language;
  readonly location: string;
  /** How it came into Opencast, and what that shows there. */
  readonly way: IngestWay;
  readonly creator: string;
  readonly source: string;
  readonly license: string;
  readonly state: EpisodeState;
  /** Instants, as ISO 8601. */
  readonly start: string;
  readonly created: string;
  /** About how many plays it is going to have in its first year; 0 for what nobody ever opens. */
  readonly audience: number;
}

export type EpisodeState = 'SCHEDULED' | 'PROCESSING' | 'PROCESSED' | 'PROCESSING_FAILURE';
