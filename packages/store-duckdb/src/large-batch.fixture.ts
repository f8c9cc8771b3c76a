import { addDays } from '@oc-stats/contract';
import type { DailyBatch, DailyRow } from '@oc-stats/store';

/** So many in a batch that two of them are more than a store leaves out of order. */
export const LARGE_BATCH_ROWS = 65_000;

/** A thousand rows a day in one half-year, each batch with days between those of the others. */
export function largeBatch(no: number): DailyBatch {
  const rows = Array.from({ length: LARGE_BATCH_ROWS }, (_, i): DailyRow => {
    const day = Math.floor(i / 1_000) * 2 + (no % 2);
    return {
      episode: `episode ${((i * 7) % 1_000) + 1_000 * Math.floor(no / 2)}`,
      series: `series ${i % 9}`,
      day: addDays('2025-01-01', day),
      plays: 1 + (i % 5),
      visitors: 1,
      finishes: 0,
    };
  });
  return { id: `large ${no}`, organization: 'university', rows };
}
