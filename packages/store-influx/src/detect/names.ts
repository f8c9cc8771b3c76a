import type { Source } from '../dialect/select.ts';

/** As opencast-matomo-adapter and opencast-influxdb-adapter call them. */
export const DAILY = 'impressions_daily';
export const SEGMENTS = 'segments_daily';
export const ORGANIZATION_TAG = 'organizationId';
export const SERIES_TAG = 'seriesId';

/** Roll-ups, also those that others have made. */
export const ORGANIZATION_ROLL_UP = 'org_daily';
export const SERIES_ROLL_UP = 'series_daily';

/** What oc-stats keeps for itself, in 1.x in a retention policy of its own: a year a shard instead of a week. */
export const OWN_POLICY = 'oc_stats';
const OWN = {
  ledger: 'oc_stats_ledger',
  batches: 'oc_stats_batches',
  segments: 'oc_stats_segments',
} as const;

export interface OwnSources {
  readonly ledger: Source;
  readonly batches: Source;
  readonly segments: Source;
  readonly organizationRollUp: Source;
  readonly seriesRollUp: Source;
}

export function ownSources(hasPolicies: boolean): OwnSources {
  const policy = hasPolicies ? OWN_POLICY : null;
  const source = (measurement: string): Source => ({ policy, measurement });
  return {
    ledger: source(OWN.ledger),
    batches: source(OWN.batches),
    segments: source(OWN.segments),
    organizationRollUp: source(ORGANIZATION_ROLL_UP),
    seriesRollUp: source(SERIES_ROLL_UP),
  };
}
