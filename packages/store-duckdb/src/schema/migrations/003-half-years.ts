import type { Migration } from '@oc-stats/duckdb';
import { sameSums } from './same-sums.ts';

const MEASURES = (type: string) =>
  `plays ${type} NOT NULL, visitors ${type} NOT NULL, finishes ${type} NOT NULL`;

/** Facts in half-years. They are copied as they lie, and noted as loose: the store puts them in order at its leisure. */
export const HALF_YEARS: Migration = {
  from: 2,

  statements: (from, to) => [
    ...copied(from, to, 'organization', 'no INTEGER NOT NULL, id VARCHAR NOT NULL', 'no'),
    ...copied(from, to, 'series', 'no INTEGER NOT NULL, organization_no INTEGER NOT NULL, id VARCHAR', 'no'),
    ...copied(
      from,
      to,
      'episode',
      'no INTEGER NOT NULL, organization_no INTEGER NOT NULL, id VARCHAR NOT NULL',
      'no',
    ),
    ...copied(
      from,
      to,
      'episode_day',
      `series_no INTEGER NOT NULL, ep_no INTEGER NOT NULL, day DATE NOT NULL, ${MEASURES('INTEGER')}`,
    ),
    ...copied(
      from,
      to,
      'series_day',
      `series_no INTEGER NOT NULL, day DATE NOT NULL, ${MEASURES('BIGINT')}`,
      'series_no, day',
    ),
    ...copied(
      from,
      to,
      'org_day',
      `organization_no INTEGER NOT NULL, day DATE NOT NULL, ${MEASURES('BIGINT')}`,
      'organization_no, day',
    ),
    ...copied(
      from,
      to,
      'episode_month',
      `series_no INTEGER NOT NULL, ep_no INTEGER NOT NULL, month DATE NOT NULL, ${MEASURES('BIGINT')}`,
      'month, series_no, ep_no',
    ),
    ...copied(
      from,
      to,
      'segments',
      `series_no INTEGER NOT NULL, ep_no INTEGER NOT NULL, day DATE NOT NULL, last_day DATE NOT NULL,
       step DOUBLE NOT NULL, duration DOUBLE NOT NULL, plays INTEGER NOT NULL, counts INTEGER[] NOT NULL`,
    ),
    ...copied(
      from,
      to,
      'batch',
      'organization_no INTEGER NOT NULL, kind UTINYINT NOT NULL, key UUID NOT NULL',
      'organization_no, kind, key',
    ),
    ...copied(
      from,
      to,
      'coverage',
      'organization_no INTEGER NOT NULL, first_day DATE NOT NULL, last_day DATE NOT NULL',
      'organization_no, first_day',
    ),
    `CREATE TABLE ${to}.loose (kind UTINYINT NOT NULL, half_year DATE NOT NULL, count BIGINT NOT NULL)`,
    `INSERT INTO ${to}.loose ${loose(1, `${to}.episode_day`)} UNION ALL ${loose(2, `${to}.segments`)}`,
    `CREATE TABLE ${to}.meta (schema_version INTEGER NOT NULL, instance VARCHAR NOT NULL, revision BIGINT NOT NULL)`,
    `INSERT INTO ${to}.meta SELECT 3, left(uuid()::VARCHAR, 8), 0`,
  ],

  difference: sameSums(
    (from) => `SELECT * FROM
    (SELECT count(*)::DOUBLE, coalesce(sum(plays), 0)::DOUBLE, coalesce(sum(visitors), 0)::DOUBLE,
       coalesce(sum(finishes), 0)::DOUBLE FROM ${from}.episode_day),
    (SELECT count(*)::DOUBLE, coalesce(sum(plays), 0)::DOUBLE, coalesce(sum(list_sum(counts)), 0)::DOUBLE
       FROM ${from}.segments),
    (SELECT count(*)::DOUBLE FROM ${from}.batch),
    (SELECT coalesce(sum(last_day - first_day + 1), 0)::DOUBLE FROM ${from}.coverage)`,
  ),
};

function copied(from: string, to: string, table: string, columns: string, order?: string): string[] {
  const sorted = order ? ` ORDER BY ${order}` : '';
  return [
    `CREATE TABLE ${to}.${table} (${columns})`,
    `INSERT INTO ${to}.${table} SELECT * FROM ${from}.${table}${sorted}`,
  ];
}

function loose(kind: number, table: string): string {
  return `SELECT ${kind}, make_date(year(day), 1 + (month(day) - 1) // 6 * 6, 1), count(*) FROM ${table} GROUP BY ALL`;
}
