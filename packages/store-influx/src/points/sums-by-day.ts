import type { MetricId } from '@oc-stats/contract';
import type { PointTable } from './point-table.ts';

export interface DaySum {
  /** `undefined` for all series together. */
  readonly series?: string | null;
  readonly day: number;
  readonly values: Readonly<Partial<Record<MetricId, number>>>;
}

/** What roll-ups hold: a sum for each series and day, and one for each day. */
export function sumsByDay(table: PointTable): { readonly series: DaySum[]; readonly all: DaySum[] } {
  const bySeries = new Sums(table);
  const all = new Sums(table);
  for (let row = 0; row < table.size; row++) {
    const day = table.day[row] as number;
    const number = table.seriesOf[row] as number;
    bySeries.add(`${number} ${day}`, { series: table.series[number] ?? null, day }, row);
    all.add(String(day), { day }, row);
  }
  return { series: bySeries.list(), all: all.list() };
}

class Sums {
  readonly #columns: readonly (readonly [MetricId, readonly number[]])[];
  readonly #sums = new Map<
    string,
    { series?: string | null; day: number; values: Partial<Record<MetricId, number>> }
  >();

  constructor({ values }: PointTable) {
    this.#columns = Object.entries(values) as [MetricId, readonly number[]][];
  }

  add(key: string, about: Omit<DaySum, 'values'>, row: number): void {
    let sum = this.#sums.get(key);
    if (!sum) this.#sums.set(key, (sum = { ...about, values: {} }));
    for (const [metric, column] of this.#columns) {
      sum.values[metric] = (sum.values[metric] ?? 0) + (column[row] as number);
    }
  }

  list(): DaySum[] {
    return [...this.#sums.values()];
  }
}
