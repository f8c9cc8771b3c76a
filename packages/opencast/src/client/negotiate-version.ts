import { PLAIN, type Ask } from './ask.ts';
import { isFields, text } from './fields.ts';
import { aborted, OpencastError } from './opencast-error.ts';
import { readVersion } from './opencast-info.ts';

/** The newest External API whose answers this client was written against. */
const NEWEST_KNOWN = [1, 11, 0] as const;

/**
 * Asks for resources in the newest version that both sides know, so that answers stay as they are when Opencast is
 * upgraded. Opencast is asked once which versions it has; all that come meanwhile wait for that.
 */
export function negotiateVersion(ask: Ask): Ask {
  let agreed: Promise<string> | undefined;

  function agree(): Promise<string> {
    // Without the caller's signal: others wait for the same answer.
    agreed ??= readAccept(ask).catch((error: unknown) => {
      agreed = undefined;
      throw error;
    });
    return agreed;
  }

  return async (request) => {
    const accept = await orAborted(agree(), request.signal);
    return ask({ ...request, accept });
  };
}

/** `/api/version` may be closed to this account or hidden by a proxy. Then the newest that there is has to do. */
async function readAccept(ask: Ask): Promise<string> {
  try {
    const answer = await ask({ path: '/api/version' });
    return isFields(answer) ? acceptOf(readVersion(answer).versions) : PLAIN;
  } catch (error) {
    if (error instanceof OpencastError && TOLERABLE.has(error.code)) return PLAIN;
    throw error;
  }
}

const TOLERABLE: ReadonlySet<string> = new Set(['forbidden', 'unexpected-answer']);

function acceptOf(versions: readonly string[]): string {
  const shared = versions.filter((name) => isKnown(numbersOf(name))).sort(byNumbers);
  const newest = shared.at(-1);
  return newest === undefined ? PLAIN : `application/${newest}+json`;
}

function isKnown(numbers: readonly number[]): boolean {
  return numbers.length === 3 && numbers[0] === NEWEST_KNOWN[0] && compare(numbers, NEWEST_KNOWN) <= 0;
}

function byNumbers(a: string, b: string): number {
  return compare(numbersOf(a), numbersOf(b));
}

export function numbersOf(version: string): readonly number[] {
  const match = /^v(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/.exec(text(version));
  return match ? match.slice(1).map(Number) : [];
}

export function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, index) => number !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(aborted(signal.reason));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
