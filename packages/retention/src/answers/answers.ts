import type { Day } from '@oc-stats/contract';

/** How much of something lies there. */
export interface Amount {
  readonly recordings: number;
  readonly hours: number;
  /** `null` where no source knows it. */
  readonly bytes: number | null;
}

export interface Row extends Amount {
  readonly value: string;
}

/** How much of it was watched; `null` where that cannot be said of any. */
export interface Watching {
  readonly meanViews: number | null;
  readonly medianViews: number | null;
  readonly meanMinutes: number | null;
  readonly meanPercentWatched: number | null;
}

export interface Split<R extends Row = Row> extends Amount {
  readonly bySource: readonly R[];
  readonly byRootFolder: readonly R[];
}

export interface Since extends Split {
  readonly months: number;
}

export interface CreatedYear extends Amount {
  readonly from: Day;
  /** Inclusive. */
  readonly to: Day;
  readonly watchedHours: number;
  readonly bySource: readonly (Row & { readonly watchedHours: number })[];
}

/**
 * Every recording is never, recent, stale or watched without a date: for every threshold, stale + recent + undated is
 * watched, and watched + never is the inventory.
 */
export interface Answers {
  readonly asOf: Day;
  readonly timeZone: string;
  readonly inventory: Split;
  /** In the usage report only: deleted since, or made before the other report begins. In no other figure. */
  readonly usageOnly: Omit<Amount, 'bytes'>;
  readonly never: Split;
  readonly watched: Split<Row & Watching> & Watching;
  readonly watchedUndated: Omit<Amount, 'bytes'>;
  readonly stale: readonly Since[];
  readonly recent: readonly Since[];
  readonly createdByYear: readonly CreatedYear[];
}
