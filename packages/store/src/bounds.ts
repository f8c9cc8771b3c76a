import type { Day, DayRange } from '@oc-stats/contract';

/** What the source knows about an organisation's days. */
export interface Bounds {
  /** The first day of which the source is known to hold everything; `null` while it holds nothing. */
  readonly countingSince: Day | null;
  /** The last complete day: all days from `countingSince` to here are complete. */
  readonly through: Day | null;
  /** Days from here on may still change; `null` when all are settled. */
  readonly provisionalFrom: Day | null;
  /** Stretches behind `through` that are missing although later days are complete: what a repair has to fetch. */
  readonly gaps?: readonly DayRange[];
  /** Changes with every write, and never returns to an earlier value. */
  readonly revision: string;
}
