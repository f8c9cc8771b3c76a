/**
 * Ends with the work, the caller's signal or the deadline, whichever is first; also when the work does not listen to
 * its signal. Timer and listener are gone afterwards, because the caller's signal may live as long as the service.
 */
export async function withDeadline<T>(
  ms: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('too slow', 'TimeoutError')), ms);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([abortOf(controller.signal), work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason as Error);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}
