import type { Bounds } from '@oc-stats/store';

/**
 * What is counted so far, until something is written: every request asks for it first, also one whose answer is there
 * already, and the way to the worker would be most of its time. Nobody but the owner of a store writes to it.
 */
export class RememberedBounds {
  readonly #known = new Map<string, Bounds>();
  #writing = 0;
  #writes = 0;

  async of(organization: string, ask: () => Promise<Bounds>): Promise<Bounds> {
    const known = this.#known.get(organization);
    if (known) return known;
    const before = this.#writes;
    const bounds = await ask();
    // What was asked for while something was written may be of before or after it.
    if (this.#writing === 0 && this.#writes === before) this.#known.set(organization, bounds);
    return bounds;
  }

  async whileWriting<T>(write: () => Promise<T>): Promise<T> {
    this.#begin();
    try {
      return await write();
    } finally {
      this.#writing -= 1;
    }
  }

  #begin(): void {
    this.#writing += 1;
    this.#writes += 1;
    this.#known.clear();
  }
}
