import { addMonths, type Day } from '@oc-stats/contract';
import { literal } from '@oc-stats/duckdb';
import type { Snapshot } from '../inventory/snapshots.ts';

/** The one place that says, in SQL, what a recording of the table `recording` counts as. */

/** What nobody names is named so. */
export const SOURCE = `CASE WHEN source = '' THEN 'Unspecified' ELSE source END`;
export const ROOT = `CASE WHEN root = '' THEN '(no folder)' ELSE root END`;

/** All three: a download has a view without a minute, and a report may know a last view whose number it lost. */
export const NEVER = '(views = 0 AND coalesce(delivered, 0) = 0 AND last_view IS NULL)';

/** What has been deleted since is in no total. */
export function inventoryOf(snapshot: number): string {
  return `FROM recording WHERE snapshot_no = ${snapshot} AND presence <> 'usage-only'`;
}

export function stale(cutOff: Day): string {
  return `(NOT ${NEVER} AND last_view < DATE ${literal(cutOff)})`;
}

/** The boundary is recent. */
export function recent(cutOff: Day): string {
  return `(NOT ${NEVER} AND last_view >= DATE ${literal(cutOff)})`;
}

export const UNDATED = `(NOT ${NEVER} AND last_view IS NULL)`;

/** Of `NEVER`: made before anybody counted, or nobody knows when. */
export function unobserved(observedSince: Day | null): string {
  if (observedSince === null) return 'FALSE';
  return `(${NEVER} AND (started IS NULL OR started < DATE ${literal(observedSince)}))`;
}

/** One of `RETENTION_CLASSES` for every recording; what is young is new, whether anybody counted or not. */
export function classOf({ asOf, observedSince }: Snapshot, months: number): string {
  const cutOff = addMonths(asOf, -months);
  return `CASE
    WHEN ${recent(cutOff)} THEN 'recent'
    WHEN ${stale(cutOff)} THEN 'stale'
    WHEN NOT ${NEVER} THEN 'undated'
    WHEN started >= DATE ${literal(cutOff)} THEN 'new'
    WHEN ${unobserved(observedSince)} THEN 'unobserved'
    ELSE 'never' END`;
}
