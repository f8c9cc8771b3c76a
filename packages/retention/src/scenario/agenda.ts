/** Who is to be looked at next by which rule, in the order of days and rules. Everybody stands in it once at most. */
export class Agenda {
  readonly #heads: Int32Array;
  readonly #behind: Int32Array;

  constructor(places: number, subjects: number) {
    this.#heads = new Int32Array(places).fill(-1);
    this.#behind = new Int32Array(subjects);
  }

  put(place: number, subject: number): void {
    this.#behind[subject] = this.#heads[place] ?? -1;
    this.#heads[place] = subject;
  }

  /** Takes out who stands at a place; whoever is taken may be put elsewhere meanwhile. */
  take(place: number, visit: (subject: number) => void): void {
    let at = this.#heads[place] ?? -1;
    this.#heads[place] = -1;
    while (at >= 0) {
      const behind = this.#behind[at] ?? -1;
      visit(at);
      at = behind;
    }
  }
}
