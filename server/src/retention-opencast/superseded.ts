import type { Snapshot } from '@oc-stats/retention';

/** Of what is taken every night, the last of each month stays. Gives the numbers of all others, the latest first. */
export function superseded(snapshots: readonly Snapshot[]): number[] {
  const months = new Set<string>();
  return [...snapshots]
    .sort((a, b) => (a.asOf === b.asOf ? b.no - a.no : a.asOf < b.asOf ? 1 : -1))
    .filter(({ asOf }) => months.has(asOf.slice(0, 7)) || !months.add(asOf.slice(0, 7)))
    .map(({ no }) => no);
}
