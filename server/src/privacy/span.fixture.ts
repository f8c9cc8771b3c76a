/** Small enough for products to be exact, large enough for a rank to be right. */
const PRIME = 32_749;

/** What can be calculated from some sums: the span of linear forms over unknown counts, named by their keys. */
export class Span {
  readonly #rows = new Map<string, Map<string, number>>();

  add(form: Iterable<string>): void {
    const rest = this.#reduce(new Map([...form].map((key) => [key, 1])));
    const [lead] = rest.keys();
    if (lead === undefined) return;
    const inverse = power(rest.get(lead) ?? 1, PRIME - 2);
    for (const [key, value] of rest) rest.set(key, (value * inverse) % PRIME);
    this.#rows.set(lead, rest);
  }

  has(form: Iterable<string>): boolean {
    return this.#reduce(new Map([...form].map((key) => [key, 1]))).size === 0;
  }

  #reduce(form: Map<string, number>): Map<string, number> {
    for (;;) {
      const lead = [...form.keys()].find((key) => this.#rows.has(key));
      if (lead === undefined) return form;
      const factor = form.get(lead) ?? 0;
      for (const [key, value] of this.#rows.get(lead) ?? []) {
        const next = ((((form.get(key) ?? 0) - factor * value) % PRIME) + PRIME) % PRIME;
        if (next === 0) form.delete(key);
        else form.set(key, next);
      }
    }
  }
}

function power(base: number, exponent: number): number {
  let [result, factor] = [1, base % PRIME];
  for (let left = exponent; left > 0; left >>= 1) {
    if (left & 1) result = (result * factor) % PRIME;
    factor = (factor * factor) % PRIME;
  }
  return result;
}
