import { RANGE_KEYS, sameSelection, type Selection } from './selection.ts';

/** A selection that several elements read and some may change. */
export class SelectionStore {
  #selection: Selection;
  readonly #listeners = new Set<() => void>();

  constructor(selection: Selection = {}) {
    this.#selection = selection;
  }

  get selection(): Selection {
    return this.#selection;
  }

  /** A range replaces the range before, however that was named; a key that is `undefined` goes back to the default. */
  choose(choice: { readonly [K in keyof Selection]?: Selection[K] | undefined }): void {
    const namesRange = RANGE_KEYS.some((key) => key in choice);
    const rest = namesRange ? without(this.#selection, RANGE_KEYS) : this.#selection;
    const chosen = { ...rest, ...choice } as Selection;
    const selection = without(
      chosen,
      (Object.keys(chosen) as (keyof Selection)[]).filter((key) => chosen[key] === undefined),
    );
    if (sameSelection(selection, this.#selection)) return;
    this.#selection = selection;
    for (const listener of this.#listeners) listener();
  }

  /** Takes over only what nobody has chosen yet: what an element brings along when it joins. */
  fill(wish: Selection): void {
    const hasRange = RANGE_KEYS.some((key) => key in this.#selection);
    this.choose({ ...(hasRange ? without(wish, RANGE_KEYS) : wish), ...this.#selection });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For tests: a store that nobody listens to holds nobody. */
  get listeners(): number {
    return this.#listeners.size;
  }
}

function without(selection: Selection, keys: readonly (keyof Selection)[]): Selection {
  return Object.fromEntries(
    Object.entries(selection).filter(([key]) => !keys.includes(key as keyof Selection)),
  );
}
