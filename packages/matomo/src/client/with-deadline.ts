/** The deadline passed before the work was done. */
export class TooSlow extends Error {}

/**
 * Ends with the work, the caller's signal or the deadline, whichever is first, also when the work does not listen. Timer
 * and listener are gone afterwards: the caller's signal lives as long as the service.
 */
export async function withDeadline<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error), {
      once: true,
    });
  });
  const stop = () => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(new TooSlow()), ms);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([ended, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
