import { METRIC_IDS } from '@oc-stats/contract';
import type { DailyRow } from '../sink.ts';
import { isZero } from './day-rows.ts';

export interface DailyDifference {
  /** Rows that are missing, have other numbers or stand in another series. */
  readonly changed: readonly DailyRow[];
  /** In place of rows that are no longer wanted: a store forgets nothing, but zeros count nothing. */
  readonly zeroed: readonly DailyRow[];
}

/** What must be written so that `present` says what `wanted` says. */
export function dailyDifference(
  wanted: ReadonlyMap<string, DailyRow>,
  present: ReadonlyMap<string, DailyRow>,
): DailyDifference {
  const changed = [...wanted].filter(([key, row]) => !isSame(row, present.get(key))).map(([, row]) => row);
  const zeroed = [...present]
    .filter(([key, row]) => !wanted.has(key) && !isZero(row))
    .map(([, row]) => ({ ...row, plays: 0, visitors: 0, finishes: 0 }));
  return { changed, zeroed };
}

function isSame(row: DailyRow, other: DailyRow | undefined): boolean {
  if (!other || row.series !== other.series) return false;
  return METRIC_IDS.every((metric) => row[metric] === other[metric]);
}
