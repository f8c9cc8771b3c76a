import { OperatorError } from '../../commands/operator-error.ts';

/** Heavy jobs share one disk and one memory limit: a second one is refused with the name of the first. */
export class OneAtATime {
  #running: string | null = null;

  get running(): string | null {
    return this.#running;
  }

  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (this.#running !== null) {
      throw new OperatorError(
        `The job "${this.#running}" is running. Wait for it, then start "${name}" again.`,
      );
    }
    this.#running = name;
    try {
      return await work();
    } finally {
      this.#running = null;
    }
  }
}
