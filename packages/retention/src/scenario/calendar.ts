import { addMonths, dayNumber, type Day } from '@oc-stats/contract';

/** The months of a scenario; the first one is that of the report. */
export class Calendar {
  readonly count: number;
  readonly labels: readonly string[];
  readonly #first: number;
  readonly #months: Int16Array;

  constructor(asOf: Day, count: number) {
    const first = `${asOf.slice(0, 7)}-01`;
    const starts = Array.from({ length: count + 1 }, (_, month) => dayNumber(addMonths(first, month)));
    this.count = count;
    this.labels = Array.from({ length: count }, (_, month) => addMonths(first, month).slice(0, 7));
    this.#first = dayNumber(first);
    this.#months = new Int16Array((starts.at(-1) ?? 0) - this.#first);
    for (let month = 0; month < count; month++)
      this.#months.fill(month, (starts[month] ?? 0) - this.#first, (starts[month + 1] ?? 0) - this.#first);
  }

  /** In which month a day lies: the first one for all before it, `count` for all behind the last. */
  monthOf(day: number): number {
    const at = day - this.#first;
    if (at < 0) return 0;
    return at < this.#months.length ? (this.#months[at] ?? 0) : this.count;
  }
}
