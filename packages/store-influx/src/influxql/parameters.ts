/** Collects the values of one request; equal ones share a name. */
export class Parameters {
  readonly #names = new Map<string, string>();

  bind(value: string): string {
    let name = this.#names.get(value);
    if (name === undefined) this.#names.set(value, (name = `v${this.#names.size}`));
    return `$${name}`;
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries([...this.#names].map(([value, name]) => [name, value]));
  }
}
