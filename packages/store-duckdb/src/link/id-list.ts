/** Each text once, and its place instead of it. */
export class IdList<T> {
  readonly ids: T[] = [];
  readonly #places = new Map<T, number>();
  #last: T | undefined;
  #lastPlace = -1;

  place(id: T): number {
    // Rows of one episode mostly come together.
    if (id === this.#last && this.#lastPlace >= 0) return this.#lastPlace;
    this.#last = id;
    this.#lastPlace = this.#find(id);
    return this.#lastPlace;
  }

  #find(id: T): number {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    this.#places.set(id, this.ids.length);
    return this.ids.push(id) - 1;
  }
}
