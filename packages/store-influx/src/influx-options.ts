export interface InfluxOptions {
  /** With scheme and port; `influxAddress` makes it from a host and a port. */
  readonly url: string;
  /** 1.x. */
  readonly user?: string;
  readonly password?: string;
  /** 2.x and 3.x. */
  readonly token?: string;
  readonly org?: string;
  /** In 2.x the bucket. */
  readonly database: string;
  readonly retentionPolicy?: string;
  /** `auto` goes by the version that `/ping` names. */
  readonly dialect?: InfluxDialect | 'auto';
  /** Default: `impressions_daily` and `segments_daily`. */
  readonly measurement?: string;
  readonly segmentsMeasurement?: string;
  /** May oc-stats write daily rows, roll-ups and its own bookkeeping? */
  readonly write?: boolean;
  /** For one request, from the first byte sent to the last received. */
  readonly timeoutMs?: number;
  readonly clock?: () => Date;
  readonly onWarning?: (warning: InfluxWarning) => void;
}

export type InfluxDialect = 'influxql' | 'flux' | 'v3';

export interface InfluxWarning {
  readonly code: 'raw-organization' | 'short-shards' | 'unreadable-segments';
  readonly message: string;
}

export const DEFAULT_TIMEOUT_MS = 30_000;
