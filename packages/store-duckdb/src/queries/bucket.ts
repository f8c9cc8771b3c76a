import { dayLabel, type Day, type Grain } from '@oc-stats/contract';
import type { DuckDBValue } from '@duckdb/node-api';

const BUCKETS: Readonly<Record<Grain, string>> = {
  day: 'day',
  week: "date_trunc('week', day)::DATE",
  month: "date_trunc('month', day)::DATE",
  year: "date_trunc('year', day)::DATE",
};

/** The first day of the bucket as a number: JavaScript gets integers in bulk, dates one object each. */
export function bucketSql(grain: Grain): string {
  return `(${BUCKETS[grain]} - DATE '1970-01-01')::INTEGER`;
}

export function dayOf(number: DuckDBValue): Day {
  return dayLabel(number as number);
}
