import type { Judge } from './judge.ts';
import { firstAbove } from './first-above.ts';

/**
 * On which days which rules are looked at, as places: the rules of the first day in their order, then those of the
 * second. What one rule has done the ones behind it see on the same day, and those before it on the next.
 */
export class Timetable {
  readonly days: Int32Array;
  readonly places: number;
  readonly #rules: number;
  /** By rule and own run: on which of all days it is. */
  readonly #dayOf: readonly Int32Array[];
  /** By rule and day: its first own run that day or later. */
  readonly #runFrom: readonly Int32Array[];

  constructor(judges: readonly Judge[]) {
    const all = new Set(judges.flatMap(({ runs }) => [...runs]));
    this.days = Int32Array.from(all).sort();
    this.#rules = judges.length;
    this.places = this.days.length * judges.length;
    this.#dayOf = judges.map(({ runs }) => runs.map((day) => firstAbove(this.days, 0, day - 1)));
    this.#runFrom = judges.map(({ runs }) =>
      Int32Array.from({ length: this.days.length + 2 }, (_, day) =>
        day < this.days.length ? firstAbove(runs, 0, (this.days[day] ?? 0) - 1) : runs.length,
      ),
    );
  }

  ruleAt(place: number): number {
    return place % this.#rules;
  }

  dayAt(place: number): number {
    return this.days[Math.floor(place / this.#rules)] ?? Infinity;
  }

  /** Where a rule stands on its so manieth run. */
  placeOf(rule: number, run: number): number {
    return (this.#dayOf[rule]?.[run] ?? 0) * this.#rules + rule;
  }

  /** The first run of a rule at a place or behind it. */
  runFrom(rule: number, place: number): number {
    const day = Math.floor(place / this.#rules) + Number(rule < place % this.#rules);
    return this.#runFrom[rule]?.[day] ?? 0;
  }

  /** The first place on a day, or behind it. */
  placeOn(day: number): number {
    return firstAbove(this.days, 0, day - 1) * this.#rules;
  }
}
