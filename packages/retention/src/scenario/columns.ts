/** No day: never viewed, not archived, of unknown age. */
export const NONE = -2_000_000_000;

export const KINDS = ['personal', 'course', 'other'] as const;

/** The recordings of a snapshot as columns; days are numbers since 1970, and texts places in a list. */
export interface Columns {
  readonly count: number;
  readonly hours: Float64Array;
  readonly created: Int32Array;
  readonly lastView: Int32Array;
  /** Since when it is archived; `NONE` when it is not. */
  readonly archived: Int32Array;
  /** In the year before the snapshot, or more. */
  readonly yearViews: Float64Array;
  /** `NaN` where it is not known. */
  readonly bytes: Float64Array;
  readonly kind: Uint8Array;
  readonly ever: Uint8Array;
  readonly source: Int32Array;
  readonly sources: readonly string[];
  readonly folder: Int32Array;
  readonly folders: readonly string[];
  readonly creator: Int32Array;
  readonly creators: readonly string[];
  readonly id: readonly string[];
}
