import { basicCredentials } from './basic-credentials.ts';
import type { Ask } from './ask.ts';
import { readText } from './read-text.ts';
import {
  aborted,
  badAddress,
  badFilter,
  forbidden,
  notSignedIn,
  OpencastError,
  timedOut,
  unexpectedAnswer,
  unreachable,
  webPage,
} from './opencast-error.ts';
import { withDeadline } from './with-deadline.ts';

export type Fetch = (url: string, init: RequestInit) => Response | Promise<Response>;

export interface AskOptions {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** Asks as Opencast wants to be asked, and names whatever comes back that is no answer. */
export function createAsk({ uri, user, password, fetch, timeoutMs, maxBytes }: AskOptions): Ask {
  const base = baseOf(uri);
  const authorization = basicCredentials(user, password);

  return async ({ path, accept, signal }) => {
    const shown = path.split('?', 1)[0] ?? path;
    try {
      return await withDeadline(timeoutMs, signal, async (deadline) => {
        // Credentials go out unasked, otherwise the answer is a redirect to the login page; and that is not followed.
        const headers = { authorization, accept };
        const response = await fetch(base + path, { headers, redirect: 'manual', signal: deadline });
        return await read(response, path, shown, deadline);
      });
    } catch (error) {
      if (error instanceof OpencastError) throw error;
      if (signal?.aborted) throw aborted(signal.reason);
      if (isTimeout(error)) throw timedOut(shown, timeoutMs);
      throw unreachable(base, reasonOf(error), error);
    }
  };

  async function read(
    response: Response,
    path: string,
    shown: string,
    signal: AbortSignal,
  ): Promise<unknown> {
    const { status } = response;
    if (isRedirect(response)) {
      await discard(response);
      throw isLogin(response)
        ? notSignedIn(user)
        : unexpectedAnswer(shown, `a redirect to ${targetOf(response)}`);
    }
    // 419 is what Opencast's filter answers to an expired session.
    if (status === 401 || status === 419 || status === 403 || status === 404 || status === 204) {
      await discard(response);
      if (status === 404 || status === 204) return null;
      throw status === 403 ? forbidden(user, shown) : notSignedIn(user);
    }
    const text = await readText(response, shown, maxBytes, signal);
    if (status === 400 && path.includes('filter=')) throw badFilter(excerpt(text) || 'it does not say why.');
    if (status >= 502 && status <= 504) throw unreachable(base, `status ${status} from the server before it`);
    if (status >= 300) throw unexpectedAnswer(shown, `status ${status} ${excerpt(text)}`.trimEnd());
    // Whatever the content type says: a page instead of data is the login form, or no Opencast at all.
    if (/^\s*</.test(text)) throw webPage(user, shown);
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

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.message : error.message;
}
