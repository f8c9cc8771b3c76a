import type { MetricId } from '@oc-stats/contract';
import type { Columns } from '@oc-stats/store';
import type { Column } from '../engine/session.ts';

/** As doubles, which are JavaScript's numbers and exact to nine quadrillion. */
export const SUMS =
  'sum(plays)::DOUBLE AS plays, sum(visitors)::DOUBLE AS visitors, sum(finishes)::DOUBLE AS finishes';
const PLACES: Readonly<Record<MetricId, number>> = { plays: 0, visitors: 1, finishes: 2 };

/** Picks from the three columns that `SUMS` gives. */
export function valuesOf(sums: readonly Column[], metrics: readonly MetricId[]): Columns {
  return Object.fromEntries(
    metrics.map((metric) => [metric, (sums[PLACES[metric]] ?? []) as readonly number[]]),
  );
}
