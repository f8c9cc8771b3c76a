import type { ScopeType } from '@oc-stats/contract';

/** Every scope carries the organisation, so that no adapter can forget whose data it reads. */
export interface StoreScope {
  readonly organization: string;
  readonly type: ScopeType;
  /** For an organisation the same as `organization`. */
  readonly id: string;
}

/** What belongs to no series, as if it were one. */
export interface NoSeries {
  readonly organization: string;
  readonly type: 'series';
  readonly id: null;
}
