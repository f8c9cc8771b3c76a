import type { Day } from '@oc-stats/contract';

/** An event as oc-stats needs it; texts are verbatim. */
export interface CatalogEpisode {
  readonly id: string;
  readonly title: string;
  readonly seriesId: string | null;
  readonly presenters: readonly string[];
  /** Day of recording. */
  readonly date: Day | null;
  /** Day from which it could be watched; `null` when unpublished or unknown. */
  readonly published: Day | null;
  /** Seconds. */
  readonly duration: number | null;
}

export interface CatalogSeries {
  readonly id: string;
  readonly title: string;
  readonly organizers: readonly string[];
  readonly date: Day | null;
}

export interface CatalogOrganization {
  readonly id: string;
  readonly title: string;
}

export interface CatalogPage<T> {
  readonly items: readonly T[];
  readonly count: number;
  readonly next: string | null;
}

export interface PageQuery {
  /** Words that all must occur in the title or the people, in any order and case, accents ignored. */
  readonly text?: string;
  readonly limit: number;
  readonly cursor?: string;
  /**
   * Only what somebody with one of these could act on when it was read, and what nobody knows that of. That is no right:
   * rights change meanwhile. It spares asking about each of all the others.
   */
  readonly roles?: ReadonlySet<string>;
}

/** Names and dates of one organisation: the only source for lists, titles and membership. */
export interface Catalog {
  readonly organization: CatalogOrganization;
  series(id: string): CatalogSeries | null;
  episode(id: string): CatalogEpisode | null;
  /** By title. */
  listSeries(query: PageQuery): CatalogPage<CatalogSeries>;
  /** By date, then title. With a series its episodes only. */
  listEpisodes(query: PageQuery & { readonly seriesId?: string }): CatalogPage<CatalogEpisode>;
  countEpisodes(seriesId: string): number;
  readonly size: { readonly series: number; readonly episodes: number };
}
