import { intersect } from '@oc-stats/contract';
import type { SegmentsRow } from '../sink.ts';
import { stretchOf } from './exact-rows.ts';

/**
 * What must be put for one episode so that `present` counts what `wanted` counts. Put, a row takes the place of all that
 * it shares a day with; what is not wanted any more and in nobody's way gets zeros, because a store forgets nothing.
 * Those take the layout of the newest wanted row: the newest decides how a curve is laid out.
 */
export function segmentsDifference(
  wanted: readonly SegmentsRow[],
  present: readonly SegmentsRow[],
): { changed: SegmentsRow[]; zeroed: SegmentsRow[] } {
  const changed = wanted.filter((row) => !present.some((other) => isSame(row, other)));
  const newest = wanted.reduce<SegmentsRow | undefined>((a, b) => (a && a.day > b.day ? a : b), undefined);
  const zeroed = present
    .filter((row) => !wanted.some((other) => intersect(stretchOf(row), stretchOf(other))))
    .filter((row) => !isZero(row) || (newest && !hasLayoutOf(row, newest)))
    .map((row) => zeros(row, newest ?? row));
  return { changed, zeroed };
}

function isSame(row: SegmentsRow, other: SegmentsRow): boolean {
  if (row.series !== other.series || row.day !== other.day || row.days !== other.days) return false;
  if (!hasLayoutOf(row, other) || row.plays !== other.plays) return false;
  return Array.from(row.counts).every((count, i) => count === other.counts[i]);
}

function hasLayoutOf(row: SegmentsRow, other: SegmentsRow): boolean {
  return (
    row.step === other.step && row.duration === other.duration && row.counts.length === other.counts.length
  );
}

function isZero(row: SegmentsRow): boolean {
  return row.plays === 0 && Array.from(row.counts).every((count) => count === 0);
}

function zeros(row: SegmentsRow, layout: SegmentsRow): SegmentsRow {
  const { step, duration } = layout;
  return { ...row, step, duration, plays: 0, counts: Array.from(layout.counts, () => 0) };
}
