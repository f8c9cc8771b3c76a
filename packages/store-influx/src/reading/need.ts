import type { MetricId } from '@oc-stats/contract';
import type { NoSeries, StoreScope } from '@oc-stats/store';

/** What a question has to know of the points. */
export interface Need {
  readonly scope: StoreScope | NoSeries;
  readonly metrics: readonly MetricId[];
  /** By which ids the points have to be told apart. */
  readonly ids: readonly ('series' | 'episode')[];
  /** Day numbers: from this one on, and before that one. */
  readonly from?: number;
  readonly before: number;
}
