/**
 * Rows of `episode` and `series` hold from one reading of Opencast until another that no longer says so; `to_no` is NULL
 * while they hold. Nothing is ever taken away, so what was counted once can always be named.
 *
 * A `reading` is one that found a difference; one that found none only moves `last_at` of the one before it. `day` is
 * its civil date in the record's zone, and never goes back.
 *
 * Lists of people are JSON. No table has an index: DuckDB would write it anew at every checkpoint.
 */
export const TABLES: Readonly<Record<string, string>> = {
  meta: 'schema_version INTEGER NOT NULL',
  reading: `no INTEGER NOT NULL, organization VARCHAR NOT NULL, title VARCHAR NOT NULL, day DATE NOT NULL,
    last_at TIMESTAMP NOT NULL`,
  episode: `organization VARCHAR NOT NULL, id VARCHAR NOT NULL, title VARCHAR NOT NULL, series VARCHAR,
    presenters VARCHAR NOT NULL, date DATE, published DATE, duration DOUBLE, from_no INTEGER NOT NULL, to_no INTEGER`,
  series: `organization VARCHAR NOT NULL, id VARCHAR NOT NULL, title VARCHAR NOT NULL, organizers VARCHAR NOT NULL,
    date DATE, from_no INTEGER NOT NULL, to_no INTEGER`,
  ledger: 'name VARCHAR NOT NULL, value VARCHAR NOT NULL, written TIMESTAMP NOT NULL',
  revocation: 'id VARCHAR NOT NULL, until TIMESTAMP NOT NULL, reason VARCHAR, revoked TIMESTAMP NOT NULL',
};
