import type { Day, DayRange, Grain, MetricId } from '@oc-stats/contract';
import type { Bounds } from './bounds.ts';
import type { Capabilities } from './capabilities.ts';
import type { NoSeries, StoreScope } from './scope.ts';

/** One number per bucket or item and metric, in the order of the buckets or items. */
export type Columns = Readonly<Partial<Record<MetricId, readonly number[]>>>;
export type Sums = Readonly<Partial<Record<MetricId, number>>>;

export interface TimelineQuery {
  readonly scope: StoreScope;
  readonly range: DayRange;
  readonly grain: Grain;
  readonly metrics: readonly MetricId[];
  readonly by?: Split;
}

/**
 * By the series or episodes below the scope: the `top` largest by the first metric, or those that are named, such as
 * the largest of another range. Each may cost a look of its own, so ask for as many as can be shown.
 */
export type Split = { readonly type: 'series' | 'episode' } & (
  { readonly top: number } | { readonly only: readonly (string | null)[] }
);

/** Only buckets that have rows; filling and gaps are the service's, which knows when counting began. */
export interface Curve {
  readonly buckets: readonly Day[];
  readonly values: Columns;
  /** Sums over all days before the range: what a cumulative curve starts from. */
  readonly before: Sums;
  readonly withheld?: Withheld;
}

/**
 * What a reader that protects viewers leaves out. Stores leave out nothing and set none of this; whoever stands before
 * them names it here, so that it is not taken for zero.
 */
export interface Withheld {
  /** Numbers with fewer visitors behind them are left out. */
  readonly below: number;
  /** The weeks of the range, by their Mondays, of which nothing is told, not even that there is nothing. */
  readonly weeks: readonly Day[];
  /** The first of them that is not over: it may yet be told. `null` when all are. */
  readonly open: Day | null;
}

/** The same for a list of items. */
export interface WithheldOfItems extends Omit<Withheld, 'weeks'> {
  /** As `Withheld.weeks`, of each item. */
  readonly items: readonly (readonly Day[])[];
  /** Of those that are not listed. */
  readonly rest: readonly Day[];
}

export interface Timeline extends Curve {
  /**
   * With `by`: one curve an item, of its rows in the scope. The largest first, equal ones by id; `null` is what belongs
   * to no series, and comes after the ids that it equals. Named items in the order in which they are named, an empty
   * curve for those without rows.
   */
  readonly items?: readonly ItemCurve[];
}

export interface ItemCurve extends Curve {
  readonly id: string | null;
}

export interface TotalsQuery {
  readonly scope: StoreScope;
  readonly by: 'series' | 'episode';
  readonly range: DayRange;
  readonly metrics: readonly MetricId[];
  /** Largest first by this metric; equal ones by id (its code points, `null` last), so that pages never overlap. */
  readonly order: MetricId;
  readonly limit: number;
  /** What an earlier answer gave as `next`. */
  readonly cursor?: string;
}

export interface Totals {
  /** `null` stands for "no series". Items without a row in the range are not listed. */
  readonly ids: readonly (string | null)[];
  readonly values: Columns;
  /** Items in all pages together. */
  readonly count: number;
  readonly next: string | null;
  /** `isUntold`: items of which a week is withheld and no number is told; the zeros that stand for them mean nothing. */
  readonly withheld?: WithheldOfItems & { readonly isUntold: readonly boolean[] };
}

export interface MatrixQuery {
  readonly scope: StoreScope;
  readonly metric: MetricId;
  readonly range: DayRange;
  readonly grain: Grain;
}

/**
 * Sparse: `cells[i]` belongs to `ids[rows[i]]` and `buckets[columns[i]]`. A cell for every episode and bucket that has a
 * row, even a row of zeros; ids, buckets and cells in order.
 */
export interface Matrix {
  readonly ids: readonly string[];
  readonly buckets: readonly Day[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly cells: readonly number[];
  readonly withheld?: WithheldOfItems;
}

export interface SegmentsQuery {
  /** An episode, or all episodes of a series at once: those with a row in the range, by id. */
  readonly scope: StoreScope;
  readonly range: DayRange;
  /**
   * Only rows all of whose days lie in one of the stretches of their episode; an episode that is not named has none.
   * Without it, all rows count.
   */
  readonly within?: ReadonlyMap<string, readonly DayRange[]>;
}

export interface EpisodeSegments {
  readonly episode: string;
  /**
   * What the counts really cover, from the first day of the first row to the last day of the last: a row that shares a
   * day with the range counts whole, for it cannot be divided.
   */
  readonly covered: DayRange;
  readonly plays: number;
  /** Seconds per segment, in the layout of the newest row; the last one may be shorter. */
  readonly step: number;
  readonly duration: number;
  /** How many times each segment was watched; rows with an older layout are laid over the newest. */
  readonly counts: readonly number[];
  readonly withheld?: Withheld;
}

/** What was counted of single days: by episode and series, or by series with its episodes added up. */
export interface DailyQuery {
  /** Here a series may be `null` as well: the episodes of no series, on the days on which they belonged to none. */
  readonly scope: StoreScope | NoSeries;
  readonly range: DayRange;
  readonly by: 'episode' | 'series';
}

/**
 * Rows as columns, for those who judge, copy or compare single days. Row `i` is about `days[day[i]]`,
 * `series[seriesOf[i]]` and, by episode, `episodes[episodeOf[i]]`; in the order of series, episode, day. Days and ids
 * are in order; those that no row names may be among them.
 */
export interface DailyTable {
  readonly days: readonly Day[];
  /** `null`: no series. */
  readonly series: readonly (string | null)[];
  /** Empty by series. */
  readonly episodes: readonly string[];
  readonly day: Int32Array;
  readonly seriesOf: Int32Array;
  /** Empty by series. */
  readonly episodeOf: Int32Array;
  /** Only what the engine counts; sums by series may be greater than 32 bits. */
  readonly values: Readonly<Partial<Record<MetricId, Float64Array>>>;
}

/** Any engine. Operations, not SQL; pure reads that may be repeated at will. */
export interface StatsReader {
  timeline(query: TimelineQuery, signal?: AbortSignal): Promise<Timeline>;
  totals(query: TotalsQuery, signal?: AbortSignal): Promise<Totals>;
  matrix(query: MatrixQuery, signal?: AbortSignal): Promise<Matrix>;
  daily(query: DailyQuery, signal?: AbortSignal): Promise<DailyTable>;
  segments(query: SegmentsQuery, signal?: AbortSignal): Promise<readonly EpisodeSegments[]>;
  bounds(organization: string, signal?: AbortSignal): Promise<Bounds>;
  /**
   * The days of which daily rows were written after a revision of `bounds`, and perhaps more; `null` when that is not
   * known, and any may have been.
   */
  changes(organization: string, since: string, signal?: AbortSignal): Promise<readonly DayRange[] | null>;
  health(signal?: AbortSignal): Promise<Health>;
  capabilities(): Capabilities;
  close(): Promise<void>;
}

export interface Health {
  readonly ok: boolean;
  readonly engine: string;
  readonly version: string;
  readonly message?: string;
}
