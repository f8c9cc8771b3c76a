/** What is under way, so that closing ends it. */
export class Running {
  readonly #controllers = new Set<AbortController>();
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  close(): void {
    this.#isClosed = true;
    for (const controller of this.#controllers) controller.abort(new Error('closed'));
  }

  /** The signal fires when the caller gives up, and on closing. */
  async follow<T>(asker: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const giveUp = () => controller.abort(asker?.reason);
    this.#controllers.add(controller);
    asker?.addEventListener('abort', giveUp, { once: true });
    if (asker?.aborted) giveUp();
    try {
      return await work(controller.signal);
    } finally {
      this.#controllers.delete(controller);
      asker?.removeEventListener('abort', giveUp);
    }
  }
}
