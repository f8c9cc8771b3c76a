import type { Migration } from '@oc-stats/duckdb';
import { sameSums } from './same-sums.ts';

const COUNTS = 'sum(plays), sum(visitors), sum(finishes)';
const MEASURES = (type: string) =>
  `plays ${type} NOT NULL, visitors ${type} NOT NULL, finishes ${type} NOT NULL`;

/** Texts once, in dimension tables; facts sorted by series; roll-ups by series and day and by episode and month. */
export const NUMBERED_IDS: Migration = {
  from: 1,

  statements: (from, to) => [
    `CREATE TABLE ${to}.organization (no INTEGER NOT NULL, id VARCHAR NOT NULL)`,
    `INSERT INTO ${to}.organization SELECT row_number() OVER (ORDER BY id) - 1, id FROM (
       SELECT organization AS id FROM ${from}.daily UNION SELECT organization FROM ${from}.segments
       UNION SELECT organization FROM ${from}.batches UNION SELECT organization FROM ${from}.coverage)`,

    `CREATE TABLE ${to}.series (no INTEGER NOT NULL, organization_no INTEGER NOT NULL, id VARCHAR)`,
    `INSERT INTO ${to}.series SELECT row_number() OVER (ORDER BY o.no, series NULLS FIRST) - 1, o.no, series FROM (
       SELECT organization, series FROM ${from}.daily UNION SELECT organization, series FROM ${from}.segments)
     JOIN ${to}.organization o ON o.id = organization`,

    `CREATE TABLE ${to}.episode (no INTEGER NOT NULL, organization_no INTEGER NOT NULL, id VARCHAR NOT NULL)`,
    `INSERT INTO ${to}.episode SELECT row_number() OVER (ORDER BY o.no, episode) - 1, o.no, episode FROM (
       SELECT organization, episode FROM ${from}.daily UNION SELECT organization, episode FROM ${from}.segments)
     JOIN ${to}.organization o ON o.id = organization`,

    `CREATE TABLE ${to}.episode_day (series_no INTEGER NOT NULL, ep_no INTEGER NOT NULL, day DATE NOT NULL,
       ${MEASURES('INTEGER')})`,
    `INSERT INTO ${to}.episode_day SELECT s.no, e.no, day, plays, visitors, finishes
     FROM ${from}.daily d ${numbers(to)} ORDER BY s.no, e.no, day`,

    `CREATE TABLE ${to}.series_day (series_no INTEGER NOT NULL, day DATE NOT NULL, ${MEASURES('BIGINT')})`,
    `INSERT INTO ${to}.series_day SELECT series_no, day, ${COUNTS} FROM ${to}.episode_day
     GROUP BY series_no, day ORDER BY series_no, day`,

    `CREATE TABLE ${to}.org_day (organization_no INTEGER NOT NULL, day DATE NOT NULL, ${MEASURES('BIGINT')})`,
    `INSERT INTO ${to}.org_day SELECT organization_no, day, ${COUNTS} FROM ${to}.series_day
     JOIN ${to}.series ON no = series_no GROUP BY organization_no, day ORDER BY organization_no, day`,

    `CREATE TABLE ${to}.episode_month (series_no INTEGER NOT NULL, ep_no INTEGER NOT NULL, month DATE NOT NULL,
       ${MEASURES('BIGINT')})`,
    `INSERT INTO ${to}.episode_month SELECT series_no, ep_no, date_trunc('month', day)::DATE AS month, ${COUNTS}
     FROM ${to}.episode_day GROUP BY series_no, ep_no, month ORDER BY series_no, ep_no, month`,

    `CREATE TABLE ${to}.segments (series_no INTEGER NOT NULL, ep_no INTEGER NOT NULL, day DATE NOT NULL,
       last_day DATE NOT NULL, step DOUBLE NOT NULL, duration DOUBLE NOT NULL, plays INTEGER NOT NULL,
       counts INTEGER[] NOT NULL)`,
    `INSERT INTO ${to}.segments SELECT s.no, e.no, day, day + (days - 1), step, duration, plays, counts
     FROM ${from}.segments d ${numbers(to)} ORDER BY s.no, e.no, day`,

    `CREATE TABLE ${to}.batch (organization_no INTEGER NOT NULL, kind UTINYINT NOT NULL, key UUID NOT NULL)`,
    `INSERT INTO ${to}.batch SELECT o.no, CASE kind WHEN 'daily' THEN 1 ELSE 2 END, sha256(b.id)[:32]::UUID
     FROM ${from}.batches b JOIN ${to}.organization o ON o.id = organization ORDER BY ALL`,

    `CREATE TABLE ${to}.coverage (organization_no INTEGER NOT NULL, first_day DATE NOT NULL, last_day DATE NOT NULL)`,
    // Version 1 noted what each batch covered; days that follow each other differ from their number by the same day.
    `INSERT INTO ${to}.coverage SELECT no, min(day), max(day) FROM (
       SELECT o.no, day, day - (row_number() OVER (PARTITION BY o.no ORDER BY day))::INTEGER AS stretch
       FROM (${coveredDays(from)}) JOIN ${to}.organization o ON o.id = organization)
     GROUP BY no, stretch ORDER BY ALL`,

    `CREATE TABLE ${to}.meta (schema_version INTEGER NOT NULL, instance VARCHAR NOT NULL, revision BIGINT NOT NULL,
       sorted_rows BIGINT NOT NULL)`,
    `INSERT INTO ${to}.meta SELECT 2, left(uuid()::VARCHAR, 8), 0, count(*) FROM ${to}.episode_day`,
  ],

  difference: sameSums(
    (from) => `SELECT * FROM
    (SELECT count(*)::DOUBLE, coalesce(sum(plays), 0)::DOUBLE, coalesce(sum(visitors), 0)::DOUBLE,
       coalesce(sum(finishes), 0)::DOUBLE FROM ${from}.daily),
    (SELECT count(*)::DOUBLE, coalesce(sum(plays), 0)::DOUBLE, coalesce(sum(list_sum(counts)), 0)::DOUBLE
       FROM ${from}.segments),
    (SELECT count(*)::DOUBLE FROM ${from}.batches),
    (SELECT count(*)::DOUBLE FROM (${coveredDays(from)}))`,
  ),
};

function coveredDays(from: string): string {
  return `SELECT DISTINCT organization, unnest(generate_series(first_day, last_day, INTERVAL 1 DAY))::DATE AS day
     FROM ${from}.coverage`;
}

function numbers(to: string): string {
  return `JOIN ${to}.organization o ON o.id = d.organization
     JOIN ${to}.series s ON s.organization_no = o.no AND s.id IS NOT DISTINCT FROM d.series
     JOIN ${to}.episode e ON e.organization_no = o.no AND e.id = d.episode`;
}
