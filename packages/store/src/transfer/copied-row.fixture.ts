import type { DailyRow } from '../sink.ts';

export function rowOf(given: Partial<DailyRow>): DailyRow {
  return { episode: 'e1', series: 's1', day: '2024-01-02', plays: 1, visitors: 1, finishes: 0, ...given };
}
