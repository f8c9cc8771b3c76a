const KEPT_MS = 60_000;
const KEPT_COUNT = 40;

/** Answers of the last minute, so that an element that is moved or shown twice does not ask twice. */
export class RecentAnswers {
  readonly #now: () => number;
  readonly #answers = new Map<string, { readonly body: object; readonly until: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  get(path: string): object | undefined {
    const answer = this.#answers.get(path);
    return answer && answer.until > this.#now() ? answer.body : undefined;
  }

  delete(path: string): void {
    this.#answers.delete(path);
  }

  put(path: string, body: object): void {
    this.#answers.delete(path);
    this.#answers.set(path, { body, until: this.#now() + KEPT_MS });
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > KEPT_COUNT && oldest !== undefined) this.#answers.delete(oldest);
  }
}
