import { DAYS, firstOf } from './cells.ts';
import type { Cells } from './cells.ts';

const NONE: readonly number[] = [];

/** The cells of a table by item and week: one, or several of an episode that was in several series. */
export class Parts {
  readonly #cells: Cells;
  readonly #firstWeek: number;
  readonly #weeks: number;
  /** One more than the first cell of each item and week; 0 where there is none. */
  readonly #first: Int32Array;
  readonly #several = new Map<number, number[]>();

  /** `places` says to which of the items each cell belongs. */
  constructor(cells: Cells, places: Int32Array, items: number) {
    this.#cells = cells;
    let [low, high] = [Infinity, -Infinity];
    for (const week of cells.week) [low, high] = [Math.min(low, week), Math.max(high, week)];
    this.#firstWeek = low;
    this.#weeks = cells.count === 0 ? 0 : high - low + 1;
    this.#first = new Int32Array(items * this.#weeks);
    for (let cell = 0; cell < cells.count; cell++) {
      const key = this.#key(places[cell] ?? 0, cells.week[cell] ?? 0);
      const first = (this.#first[key] ?? 0) - 1;
      if (first < 0) this.#first[key] = cell + 1;
      else this.#several.set(key, [...(this.#several.get(key) ?? [first]), cell]);
    }
  }

  of(item: number, week: number): readonly number[] {
    const key = this.#key(item, week);
    const first = (this.#first[key] ?? 0) - 1;
    if (first < 0) return NONE;
    return this.#several.get(key) ?? [first];
  }

  /** The first day of its week on which the item of a cell counted in another cell, `DAYS` when it did not. */
  elsewhere(item: number, cell: number): number {
    const several = this.#several.get(this.#key(item, this.#cells.week[cell] ?? 0)) ?? NONE;
    return several.reduce(
      (day, other) => (other === cell ? day : Math.min(day, firstOf(this.#cells, other))),
      DAYS,
    );
  }

  /** Every item and week that has cells, item by item. */
  *all(): Generator<readonly [item: number, week: number, cells: readonly number[]]> {
    for (let key = 0; key < this.#first.length; key++) {
      const first = (this.#first[key] ?? 0) - 1;
      if (first < 0) continue;
      const week = this.#firstWeek + (key % this.#weeks);
      yield [Math.floor(key / this.#weeks), week, this.#several.get(key) ?? [first]];
    }
  }

  #key(item: number, week: number): number {
    return item * this.#weeks + week - this.#firstWeek;
  }
}
