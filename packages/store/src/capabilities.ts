import type { MetricId } from '@oc-stats/contract';

/** What an engine can do; what it cannot is answered with `not-available` instead of a wrong number. */
export interface Capabilities {
  readonly metrics: readonly MetricId[];
  readonly write: boolean;
  readonly segments: boolean;
  /** The zone in which the source cut its days. */
  readonly dayZone: string;
  /** What really counted: selects the definition that readers are shown. */
  readonly source: CountingSource;
}

/** `access-log`: opencast-influxdb-adapter, from the log of the server that hands out the videos. */
export type CountingSource = 'collected' | 'matomo' | 'access-log' | 'opencast';
