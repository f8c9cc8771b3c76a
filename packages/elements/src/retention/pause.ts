/** How long somebody who moves a slider or writes rests before an answer is worth asking for. */
const REST_MS = 60;

/** Runs the last of several wishes, when no more of them come. */
export class Pause {
  #timer: ReturnType<typeof setTimeout> | undefined;

  then(run: () => void, rest = REST_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, rest);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
