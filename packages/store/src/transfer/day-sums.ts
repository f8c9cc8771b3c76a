import type { DailyRow } from '../sink.ts';
import { isZero } from './day-rows.ts';

/** What two stores are compared by. Rows of zeros count nothing, so they are not counted either. */
export interface DaySums {
  readonly rows: number;
  readonly plays: number;
  readonly visitors: number;
  readonly finishes: number;
}

export function sumDays(rows: Iterable<DailyRow>): DaySums {
  const sums = { rows: 0, plays: 0, visitors: 0, finishes: 0 };
  for (const row of rows) {
    if (isZero(row)) continue;
    sums.rows += 1;
    sums.plays += row.plays;
    sums.visitors += row.visitors;
    sums.finishes += row.finishes;
  }
  return sums;
}

export function areEqualSums(a: DaySums, b: DaySums): boolean {
  return a.rows === b.rows && a.plays === b.plays && a.visitors === b.visitors && a.finishes === b.finishes;
}
