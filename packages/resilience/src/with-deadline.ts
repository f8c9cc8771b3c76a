/** The time was up before the work was done. */
export class DeadlineError extends Error {
  readonly ms: number;

  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
    this.name = 'DeadlineError';
    this.ms = ms;
  }
}

/**
 * Ends with the work, the caller's signal or the deadline, whichever is first; also when the work does not listen to its
 * signal. Rejects with the caller's reason or a DeadlineError, however the work put it. Timer and listener are gone
 * afterwards, because the caller's signal may live as long as the service.
 */
export async function withDeadline<T>(
  ms: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(new DeadlineError(ms)), ms);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([abortOf(controller.signal), work(controller.signal)]);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
