import type { Day } from '@oc-stats/contract';
import type { UnresolvedTotal } from './unresolved.ts';

export interface CollectedDay {
  readonly day: Day;
  readonly episodes: number;
  readonly plays: number;
  readonly visitors: number;
  readonly finishes: number;
  /** Events that belong to no series; they are in the numbers. */
  readonly withoutSeries: number;
  /** Plays that belong to no event; they are not in the numbers. */
  readonly unresolvedPlays: number;
  /** Rows that were new or had changed. */
  readonly written: number;
  /** Rows that Matomo no longer has. */
  readonly zeroed: number;
  readonly segments: number;
  /** Curves left as they are, because the stored ones count on over this day. */
  readonly segmentsKept: number;
  /** The store has plays and Matomo suddenly none at all: that is a fault of Matomo, and the day was left as it is. */
  readonly isLeft: boolean;
}

export interface CollectReport {
  /** Where Matomo cut the days; labels are kept, whatever the store says of its own. */
  readonly timeZone: string;
  readonly storeZone: string;
  readonly days: readonly CollectedDay[];
  /** Batches that the store applied: 0 when it knew everything. */
  readonly batches: number;
  /** The most played first, a thousand at most. */
  readonly unresolved: readonly UnresolvedTotal[];
  readonly unresolvedLabels: number;
  readonly unresolvedPlays: number;
  /** The last day up to which the store is complete now. */
  readonly through: Day | null;
}

export interface CollectProgress {
  /** The day that is read now. */
  readonly day: Day;
  readonly done: number;
  readonly of: number;
  /** Plays so far. */
  readonly plays: number;
}
