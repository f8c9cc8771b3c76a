import { dayNumber } from '@oc-stats/contract';
import type { SegmentsRow } from '../sink.ts';
import type { StoreScope } from '../scope.ts';
import { belongsTo } from './daily-table.ts';

/** A day of an episode belongs to one row only: a row takes the place of every earlier one that it shares a day with. */
export class SegmentsTable {
  readonly #episodes = new Map<string, Map<number, SegmentsRow>>();

  put(row: SegmentsRow): void {
    let days = this.#episodes.get(row.episode);
    if (!days) this.#episodes.set(row.episode, (days = new Map<number, SegmentsRow>()));
    const own = daysOf(row);
    for (const day of own) {
      const earlier = days.get(day);
      if (earlier) for (const lost of daysOf(earlier)) days.delete(lost);
    }
    const kept = { ...row, counts: Array.from(row.counts) };
    for (const day of own) days.set(day, kept);
  }

  in(scope: StoreScope): SegmentsRow[] {
    const rows = [...this.#episodes.values()].flatMap((days) => [...new Set(days.values())]);
    return rows.filter((row) => belongsTo(row, scope));
  }
}

function daysOf(row: SegmentsRow): number[] {
  const first = dayNumber(row.day);
  return Array.from({ length: row.days }, (_, i) => first + i);
}
