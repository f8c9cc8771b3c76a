export type Lies = 'stored' | 'archived';

/**
 * How many hours will lie where, once all that has been decided is done. A rule that frees only so much as has to go
 * asks here.
 */
export class Room {
  readonly #hours = { stored: 0, archived: 0 };
  readonly #coming: Record<Lies, Float64Array>;

  constructor(days: number) {
    this.#coming = { stored: new Float64Array(days), archived: new Float64Array(days) };
  }

  add(lies: Lies, hours: number): void {
    this.#hours[lies] += hours;
  }

  /** On one of the days on which rules are looked at; what comes behind them all matters to none. */
  addOn(day: number, lies: Lies, hours: number): void {
    if (day < this.#coming[lies].length) this.#coming[lies][day]! += hours;
  }

  reach(day: number): void {
    this.#hours.stored += this.#coming.stored[day] ?? 0;
    this.#hours.archived += this.#coming.archived[day] ?? 0;
  }

  /** A hair above is not above: sums of hours are never quite what they should be. */
  isOver(lies: Lies, quota: number): boolean {
    return this.#hours[lies] > quota + 1e-6;
  }
}
