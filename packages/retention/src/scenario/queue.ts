/**
 * Those who wait, and who of them is first. Often only a few of very many have to go, and to put all of them in order
 * would take most of the time of a plan: a binary heap, https://en.wikipedia.org/wiki/Heapsort.
 */
export class Queue {
  readonly #heap: number[];
  readonly #order: (a: number, b: number) => number;

  /** Takes the list over. */
  constructor(waiting: number[], order: (a: number, b: number) => number) {
    this.#heap = waiting;
    this.#order = order;
    for (let at = (waiting.length >> 1) - 1; at >= 0; at--) this.#sink(at);
  }

  /** Whoever is first leaves; `undefined` when nobody is left. */
  take(): number | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  /** In no order. */
  get rest(): readonly number[] {
    return this.#heap;
  }

  #sink(from: number): void {
    const heap = this.#heap;
    const sinking = heap[from] ?? 0;
    let at = from;
    for (;;) {
      let next = 2 * at + 1;
      if (next >= heap.length) break;
      if (next + 1 < heap.length && this.#order(heap[next + 1] ?? 0, heap[next] ?? 0) < 0) next += 1;
      if (this.#order(heap[next] ?? 0, sinking) >= 0) break;
      heap[at] = heap[next] ?? 0;
      at = next;
    }
    heap[at] = sinking;
  }
}
