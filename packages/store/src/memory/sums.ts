import { bucketOf, type Day, type Grain, type MetricId } from '@oc-stats/contract';
import type { Columns, Sums } from '../reader.ts';
import type { DailyRow } from '../sink.ts';

export function sumOf(rows: readonly DailyRow[], metric: MetricId): number {
  return rows.reduce((sum, row) => sum + row[metric], 0);
}

export function sumsOf(rows: readonly DailyRow[], metrics: readonly MetricId[]): Sums {
  return Object.fromEntries(metrics.map((metric) => [metric, sumOf(rows, metric)]));
}

export function columnsOf(groups: readonly (readonly DailyRow[])[], metrics: readonly MetricId[]): Columns {
  return Object.fromEntries(metrics.map((metric) => [metric, groups.map((rows) => sumOf(rows, metric))]));
}

export function groupBy<K>(rows: readonly DailyRow[], key: (row: DailyRow) => K): Map<K, DailyRow[]> {
  const groups = new Map<K, DailyRow[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** In the order of the days. */
export function bucketsOf(rows: readonly DailyRow[], grain: Grain): [Day, DailyRow[]][] {
  return [...groupBy(rows, (row) => bucketOf(row.day, grain))].sort(([a], [b]) => (a < b ? -1 : 1));
}
