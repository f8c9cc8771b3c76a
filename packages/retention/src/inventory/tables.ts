/**
 * What lay where at which date. A snapshot is one reading of the reports, or of Opencast; `recording` has one row for
 * each recording that it named, and `warning` what was wrong with what it read. Times are those of the snapshot's zone,
 * without a zone. Texts nobody gave are empty in `root`, `path` and `source`, and NULL elsewhere.
 */
export const TABLES = {
  meta: 'schema_version INTEGER NOT NULL',
  snapshot: `no INTEGER NOT NULL, as_of DATE NOT NULL, time_zone VARCHAR NOT NULL, taken TIMESTAMP NOT NULL,
    origin VARCHAR NOT NULL, observed_since DATE, has_accounts BOOLEAN NOT NULL`,
  recording: `snapshot_no INTEGER NOT NULL, id VARCHAR NOT NULL, presence VARCHAR NOT NULL,
    name VARCHAR, creator VARCHAR, creator_id VARCHAR, email VARCHAR, folder VARCHAR, folder_id VARCHAR,
    root VARCHAR NOT NULL, levels VARCHAR[] NOT NULL, path VARCHAR NOT NULL, path_truncated BOOLEAN NOT NULL,
    kind VARCHAR NOT NULL, source VARCHAR NOT NULL, started TIMESTAMP, minutes DOUBLE, bytes DOUBLE,
    views BIGINT NOT NULL, viewers BIGINT NOT NULL, delivered DOUBLE, average DOUBLE, last_view TIMESTAMP,
    year_views DOUBLE NOT NULL,
    archived BOOLEAN, archived_on TIMESTAMP, on_demand_hours DOUBLE, archived_hours DOUBLE`,
  warning: `snapshot_no INTEGER NOT NULL, no INTEGER NOT NULL, file VARCHAR NOT NULL, line INTEGER,
    code VARCHAR NOT NULL, message VARCHAR NOT NULL`,
  /** What Opencast's archive held of an event when it was asked last; belongs to no snapshot. */
  opencast_files: 'id VARCHAR NOT NULL, state VARCHAR NOT NULL, files VARCHAR NOT NULL',
  account: 'snapshot_no INTEGER NOT NULL, name VARCHAR NOT NULL',
} as const;

export type Table = keyof typeof TABLES;
