import { dayNumber } from '@oc-stats/contract';
import type { SegmentsRow } from '@oc-stats/store';

export interface PlacedRow {
  readonly episode: string;
  readonly series: string | null;
  readonly day: string;
  readonly days: number;
}

/**
 * A day of an episode belongs to one row. What is left when the rows come one after the other, and which of the existing
 * ones had to go: a row takes the place of every earlier one that it shares a day with.
 */
export function placeRows<E extends PlacedRow>(
  existing: readonly E[],
  rows: readonly SegmentsRow[],
): { readonly kept: SegmentsRow[]; readonly removed: E[] } {
  const owners = new Map<string, Map<number, PlacedRow>>();
  const alive = new Set<PlacedRow>();
  for (const row of [...existing, ...rows]) {
    let days = owners.get(row.episode);
    if (!days) owners.set(row.episode, (days = new Map<number, PlacedRow>()));
    const first = dayNumber(row.day);
    for (let day = first; day < first + row.days; day++) {
      const earlier = days.get(day);
      if (earlier) remove(days, earlier);
      days.set(day, row);
    }
    alive.add(row);
  }
  return { kept: rows.filter((row) => alive.has(row)), removed: existing.filter((row) => !alive.has(row)) };

  function remove(days: Map<number, PlacedRow>, row: PlacedRow): void {
    const first = dayNumber(row.day);
    for (let day = first; day < first + row.days; day++) if (days.get(day) === row) days.delete(day);
    alive.delete(row);
  }
}
