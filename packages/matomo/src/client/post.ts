import { DeadlineError, parseRetryAfter, readText, withDeadline } from '@oc-stats/resilience';
import { aborted, MatomoError, timedOut, tooLarge, unexpectedAnswer, unreachable } from './matomo-error.ts';
import type { RawAnswer } from './read-answer.ts';

export type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>;

export interface PostOptions {
  /** Of the API, without a query. */
  readonly url: string;
  readonly token: string;
  readonly siteId: number;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/**
 * Everything goes into the body: what is in an address ends in logs, and Matomo refuses tokens there that were made for
 * POST only.
 */
export async function post(
  { url, token, siteId, fetch, timeoutMs, maxBytes }: PostOptions,
  method: string,
  parameters: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<RawAnswer> {
  const form = {
    module: 'API',
    format: 'json',
    idSite: String(siteId),
    ...parameters,
    method,
    token_auth: token,
  };
  try {
    return await withDeadline(timeoutMs, signal, async (deadline) => {
      const response = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { accept: 'application/json' },
        // Followed, a redirect would make a GET without a body of it.
        redirect: 'manual',
        signal: deadline,
      });
      const { status, headers } = response;
      if (status >= 300 && status < 400) {
        void response.body?.cancel().catch(() => undefined);
        throw unexpectedAnswer(method, `a redirect to ${targetOf(headers)}`);
      }
      const text = await readText(
        response,
        { maxBytes, tooLarge: () => tooLarge(method, maxBytes) },
        deadline,
      );
      const retryAfterMs = parseRetryAfter(headers.get('retry-after'), Date.now());
      return { method, siteId, token, status, retryAfterMs, text };
    });
  } catch (error) {
    if (error instanceof MatomoError) throw error;
    if (signal.aborted) throw aborted(signal.reason);
    if (error instanceof DeadlineError) throw timedOut(method, timeoutMs);
    throw unreachable(new URL(url).origin, reasonOf(error), error);
  }
}

function targetOf(headers: Headers): string {
  return (headers.get('location') ?? 'nowhere').split('?', 1)[0] ?? '';
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.message : error.message;
}
