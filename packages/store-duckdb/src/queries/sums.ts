import type { MetricId } from '@oc-stats/contract';
import type { Cells } from '@oc-stats/duckdb';
import type { Columns } from '@oc-stats/store';

/**
 * Added up as doubles, which are JavaScript's numbers and exact to nine quadrillion; DuckDB would take 128-bit integers,
 * at twice the time.
 */
export const SUMS = `${sumOf('plays')} AS plays, ${sumOf('visitors')} AS visitors, ${sumOf('finishes')} AS finishes`;

export function sumOf(metric: MetricId): string {
  return `sum(${metric}::DOUBLE)`;
}

const PLACES: Readonly<Record<MetricId, number>> = { plays: 0, visitors: 1, finishes: 2 };

/** Picks from the three columns that `SUMS` gives. */
export function valuesOf(sums: readonly Cells[], metrics: readonly MetricId[]): Columns {
  return Object.fromEntries(
    metrics.map((metric) => [metric, (sums[PLACES[metric]] ?? []) as readonly number[]]),
  );
}
