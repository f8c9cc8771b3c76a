import { DeadlineError, parseRetryAfter, readText, withDeadline } from '@oc-stats/resilience';
import { PLAIN, type Ask } from './ask.ts';
import type { Identity } from './identity.ts';
import {
  aborted,
  badAddress,
  badFilter,
  badRequest,
  busy,
  OpencastError,
  timedOut,
  tooLarge,
  unexpectedAnswer,
  unreachable,
} from './opencast-error.ts';

export type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>;

export interface AskOptions {
  readonly uri: string;
  readonly as: Identity;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** Asks as Opencast wants to be asked, and names whatever comes back that is no answer. */
export function createAsk({ uri, as, fetch, timeoutMs, maxBytes }: AskOptions): Ask {
  const base = baseOf(uri);

  return async ({ path, accept = PLAIN, signal, form }) => {
    const shown = path.split('?', 1)[0] ?? path;
    try {
      return await withDeadline(timeoutMs, signal, async (deadline) => {
        // Credentials go out unasked, otherwise the answer is a redirect to the login page; and that is not followed.
        const headers = { ...as.headers, accept };
        const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
        const response = await fetch(base + path, { ...sent, headers, redirect: 'manual', signal: deadline });
        return await read(response, path, shown, deadline);
      });
    } catch (error) {
      if (error instanceof OpencastError) throw error;
      if (signal?.aborted) throw aborted(signal.reason);
      if (error instanceof DeadlineError) throw timedOut(shown, timeoutMs);
      throw unreachable(base, reasonOf(error), { cause: error });
    }
  };

  async function read(
    response: Response,
    path: string,
    shown: string,
    signal: AbortSignal,
  ): Promise<unknown> {
    const { status, headers } = response;
    if (isRedirect(response)) {
      await discard(response);
      throw isLogin(response)
        ? as.notSignedIn()
        : unexpectedAnswer(shown, `a redirect to ${targetOf(response)}`);
    }
    // 419 is what Opencast's filter answers to an expired session.
    if (status === 204 || status === 403 || status === 404 || status === 419) {
      await discard(response);
      if (status === 404 || status === 204) return null;
      throw status === 403 ? as.forbidden(shown) : as.notSignedIn();
    }
    const text = await readText(response, { maxBytes, tooLarge: () => tooLarge(shown, maxBytes) }, signal);
    if (status === 401) throw isRefusal(response, text) ? as.forbidden(shown) : as.notSignedIn();
    if (status === 400) {
      const reason = excerpt(text) || 'it does not say why.';
      throw path.includes('filter=') ? badFilter(reason) : badRequest(shown, reason);
    }
    const retryAfterMs = parseRetryAfter(headers.get('retry-after'), Date.now());
    if (status === 429) throw busy(base, retryAfterMs);
    if (status >= 502 && status <= 504) {
      throw unreachable(base, `status ${status} from the server before it`, { retryAfterMs });
    }
    if (status >= 300) throw unexpectedAnswer(shown, `status ${status} ${excerpt(text)}`.trimEnd());
    // Whatever the content type says: a page instead of data is the login form, or no Opencast at all.
    if (/^\s*</.test(text)) throw as.webPage(shown);
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      throw unexpectedAnswer(shown, `something that is not JSON: ${excerpt(text)}`, error);
    }
  }
}

function baseOf(uri: string): string {
  if (!URL.canParse(uri) || !/^https?:/i.test(uri)) throw badAddress();
  const url = new URL(uri);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

function isLogin(response: Response): boolean {
  return response.type === 'opaqueredirect' || /login/i.test(response.headers.get('location') ?? '');
}

/** Signed in, and refused by the endpoint itself; a wrong password is answered with a challenge. */
function isRefusal({ headers }: Response, text: string): boolean {
  return !headers.has('www-authenticate') && text.trim() === 'unauthorized';
}

function targetOf(response: Response): string {
  return (response.headers.get('location') ?? 'nowhere').split('?', 1)[0] ?? '';
}

async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.startsWith('<')) return '(a web page)';
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.message : error.message;
}
