/** A stretch of the video that stands out, in seconds from its start. */
export interface Moment {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

/** What a lecturer reads first off a watch curve. */
export interface Moments {
  /** Share of the plays that go on beyond the intro (the first 30 s, or a tenth of a short video). */
  readonly intro: { readonly until: number; readonly share: number } | null;
  /** At most three each, strongest first. */
  readonly peaks: readonly Moment[];
  readonly dips: readonly Moment[];
  /** Where most viewers leave: the steepest lasting fall. */
  readonly leaving: number | null;
}
