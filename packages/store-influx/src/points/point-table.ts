import type { MetricId } from '@oc-stats/contract';

/**
 * Points as columns. Several of one day and episode are allowed everywhere: they add up. `episodeOf` and `seriesOf` are
 * -1 where nobody asked for them.
 */
export interface PointTable {
  readonly size: number;
  /** Day numbers. */
  readonly day: readonly number[];
  readonly episodes: readonly string[];
  readonly episodeOf: readonly number[];
  readonly series: readonly (string | null)[];
  readonly seriesOf: readonly number[];
  readonly values: Readonly<Partial<Record<MetricId, readonly number[]>>>;
}

/** What a table can be split by. */
export function itemsBy(
  table: PointTable,
  type: 'series' | 'episode',
): { readonly ids: readonly (string | null)[]; readonly itemOf: readonly number[] } {
  return type === 'series'
    ? { ids: table.series, itemOf: table.seriesOf }
    : { ids: table.episodes, itemOf: table.episodeOf };
}

/** Grows point by point; ids are kept once. */
export class PointTableBuilder implements PointTable {
  readonly day: number[] = [];
  readonly episodes: string[] = [];
  readonly episodeOf: number[] = [];
  readonly series: (string | null)[] = [];
  readonly seriesOf: number[] = [];
  readonly values: Partial<Record<MetricId, number[]>> = {};
  readonly #columns: readonly number[][];
  readonly #episodes = new Map<string, number>();
  readonly #series = new Map<string | null, number>();

  constructor(metrics: readonly MetricId[]) {
    this.#columns = metrics.map((metric) => (this.values[metric] = []));
  }

  get size(): number {
    return this.day.length;
  }

  /**
   * The ids are `undefined` where nobody asked for them; `countOf` gives the number of a metric by its place. Nothing is
   * made for a point that is not kept: there are tens of thousands of them in a series.
   */
  add(
    day: number,
    episode: string | undefined,
    series: string | null | undefined,
    countOf: (metric: number) => number,
  ): void {
    this.day.push(day);
    this.episodeOf.push(episode === undefined ? -1 : numberOf(episode, this.#episodes, this.episodes));
    this.seriesOf.push(series === undefined ? -1 : numberOf(series, this.#series, this.series));
    for (let metric = 0; metric < this.#columns.length; metric++) {
      this.#columns[metric]?.push(countOf(metric));
    }
  }
}

function numberOf<K>(id: K, numbers: Map<K, number>, ids: K[]): number {
  let number = numbers.get(id);
  if (number === undefined) {
    numbers.set(id, (number = ids.length));
    ids.push(id);
  }
  return number;
}
