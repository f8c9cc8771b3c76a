import {
  busy,
  failing,
  noAccess,
  noSuchSite,
  pluginMissing,
  refused,
  unexpectedAnswer,
  webPage,
  wrongToken,
  type MatomoError,
} from './matomo-error.ts';

export interface RawAnswer {
  readonly method: string;
  readonly siteId: number;
  /** What no sentence may repeat. */
  readonly token: string;
  readonly status: number;
  readonly retryAfterMs: number | null;
  readonly text: string;
}

/**
 * The data, or a named error. Matomo says "error" with status 200 as well as with others, depending on its age and on
 * the error, so the body is looked at first. Its sentences are the only thing that tells errors apart; some are in the
 * language of the token's user, but those that matter here are not translated.
 */
export function readAnswer(answer: RawAnswer): unknown {
  const { method, status, retryAfterMs, text, token } = answer;
  const data = parse(text);
  if (isError(data)) throw errorOf(answer, data.message);
  if (status === 429) throw busy(retryAfterMs);
  if (status >= 500) throw failing(method, status, retryAfterMs);
  if (/^\s*</.test(text)) throw webPage(method);
  if (status === 401) throw wrongToken();
  if (status >= 300) throw unexpectedAnswer(method, `status ${status} ${excerpt(text, token)}`.trimEnd());
  if (data === undefined)
    throw unexpectedAnswer(method, `something that is not JSON: ${excerpt(text, token)}`);
  return data;
}

function errorOf({ method, siteId, status, retryAfterMs, token }: RawAnswer, message: string): MatomoError {
  if (status === 429) return busy(retryAfterMs);
  if (/unexpected website|website id was set to/i.test(message)) return noSuchSite(siteId);
  if (/not available in the module|plugin\b.*\bnot (enabled|activated|loaded|installed)/i.test(message)) {
    return pluginMissing();
  }
  if (/unable to authenticate|token_auth/i.test(message)) return wrongToken();
  if (/website id = |requires .*access/i.test(message) || status === 403) return noAccess(siteId);
  if (status === 401) return wrongToken();
  return refused(method, excerpt(message, token) || 'it does not say why.');
}

function isError(data: unknown): data is { readonly message: string } {
  if (typeof data !== 'object' || data === null) return false;
  const { result, message } = data as { readonly result?: unknown; readonly message?: unknown };
  return result === 'error' && typeof message === 'string';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function excerpt(text: string, token: string): string {
  const line = text.replaceAll(token, '…').replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
