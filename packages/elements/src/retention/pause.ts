/** Runs the last of several wishes: when no more of them have come for a while, or when it is told to. */
export class Pause {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run: (() => void) | null = null;

  then(run: () => void, rest: number): void {
    this.end();
    this.#run = run;
    this.#timer = setTimeout(() => this.now(), rest);
  }

  now(): void {
    const run = this.#run;
    this.end();
    run?.();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#run = null;
  }
}
