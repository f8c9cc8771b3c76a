import type { DayRange } from '@oc-stats/contract';
import type { DailyRow } from '../sink.ts';
import type { NoSeries, StoreScope } from '../scope.ts';
import { hull } from '../coverage.ts';

/** One row an episode and day; what comes later replaces what was there. */
export class DailyTable {
  readonly #rows = new Map<string, Map<string, DailyRow>>();

  put(row: DailyRow): void {
    const { episode, series, day, plays, visitors, finishes } = row;
    let days = this.#rows.get(episode);
    if (!days) this.#rows.set(episode, (days = new Map<string, DailyRow>()));
    days.set(day, { episode, series, day, plays, visitors, finishes });
  }

  all(): DailyRow[] {
    return [...this.#rows.values()].flatMap((days) => [...days.values()]);
  }

  in(scope: StoreScope | NoSeries): DailyRow[] {
    return this.all().filter((row) => belongsTo(row, scope));
  }

  days(): DayRange | null {
    const days = this.all().map((row) => row.day);
    return days.length > 0 ? days.map((day) => ({ from: day, to: day })).reduce(hull) : null;
  }
}

export function belongsTo(
  row: { readonly episode: string; readonly series: string | null },
  scope: StoreScope | NoSeries,
): boolean {
  if (scope.type === 'organization') return true;
  return scope.type === 'series' ? row.series === scope.id : row.episode === scope.id;
}
