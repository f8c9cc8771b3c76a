/**
 * What lay where at which date. A snapshot is one reading of the reports, or of Opencast; `recording` has one row for
 * each recording that it named. Times are those of the snapshot's zone, without a zone.
 */
export const TABLES = {
  meta: 'schema_version INTEGER NOT NULL',
  snapshot: `no INTEGER NOT NULL, as_of DATE NOT NULL, time_zone VARCHAR NOT NULL, taken TIMESTAMP NOT NULL,
    origin VARCHAR NOT NULL`,
  recording: `snapshot_no INTEGER NOT NULL, id VARCHAR NOT NULL, presence VARCHAR NOT NULL,
    name VARCHAR, creator VARCHAR, creator_id VARCHAR, email VARCHAR, folder VARCHAR, folder_id VARCHAR,
    root VARCHAR NOT NULL, levels VARCHAR[] NOT NULL, path_truncated BOOLEAN NOT NULL, kind VARCHAR NOT NULL,
    source VARCHAR NOT NULL, started TIMESTAMP, minutes DOUBLE, bytes DOUBLE,
    views BIGINT NOT NULL, viewers BIGINT NOT NULL, delivered DOUBLE NOT NULL, average DOUBLE, last_view TIMESTAMP,
    archived BOOLEAN, archived_on TIMESTAMP, on_demand_hours DOUBLE, archived_hours DOUBLE`,
} as const;
