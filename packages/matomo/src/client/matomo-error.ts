/** Why Matomo could not be read. */
export type MatomoErrorCode =
  | 'bad-address'
  | 'unreachable'
  | 'timeout'
  | 'busy'
  | 'failing'
  | 'wrong-token'
  | 'no-access'
  | 'no-such-site'
  | 'plugin-missing'
  | 'refused'
  | 'web-page'
  | 'unexpected-answer'
  | 'too-large'
  | 'aborted';

export interface MatomoErrorOptions {
  readonly cause?: unknown;
  readonly retryAfterMs?: number | null;
}

/** The message is a sentence for the operator, who can act on it. It never holds the token. */
export class MatomoError extends Error {
  readonly code: MatomoErrorCode;
  /** How long Matomo asked to be left alone. */
  readonly retryAfterMs: number | null;

  constructor(code: MatomoErrorCode, message: string, options: MatomoErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'MatomoError';
    this.code = code;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

export function badAddress(): MatomoError {
  const message =
    'collect.matomo.uri is not the address of a Matomo. Write it like https://example.org/matomo, without a query.';
  return new MatomoError('bad-address', message);
}

export function unreachable(server: string, reason: string, cause: unknown): MatomoError {
  const message = `Matomo at ${server} cannot be reached (${reason}). Check collect.matomo.uri and the network.`;
  return new MatomoError('unreachable', message, { cause });
}

export function timedOut(method: string, ms: number): MatomoError {
  const message =
    `Matomo did not answer ${method} within ${ms / 1_000} seconds. A day that is not archived yet takes long: ` +
    'let Matomo archive by cron, or raise collect.matomo.timeout.';
  return new MatomoError('timeout', message);
}

export function busy(retryAfterMs: number | null): MatomoError {
  const message = 'Matomo asks for fewer requests. Lower collect.matomo.requestsPerSecond.';
  return new MatomoError('busy', message, { retryAfterMs });
}

export function failing(method: string, status: number, retryAfterMs: number | null): MatomoError {
  const message = `Matomo failed at ${method} with status ${status}. Look into its own log; the next run goes on here.`;
  return new MatomoError('failing', message, { retryAfterMs });
}

export function wrongToken(): MatomoError {
  const message =
    'Matomo does not know the token, or it has expired. Make one under Personal, Security in Matomo and put it into ' +
    'collect.matomo.token.';
  return new MatomoError('wrong-token', message);
}

export function noAccess(siteId: number): MatomoError {
  const message =
    `The token may not read site ${siteId} of Matomo. Give its user the view permission for that site, or correct ` +
    'collect.matomo.siteId.';
  return new MatomoError('no-access', message);
}

export function noSuchSite(siteId: number): MatomoError {
  const message = `Matomo has no site ${siteId}. Correct collect.matomo.siteId: Administration, Websites names them.`;
  return new MatomoError('no-such-site', message);
}

export function pluginMissing(): MatomoError {
  const message =
    'This Matomo has no Media Analytics: the plugin is not installed, not activated, or its licence has ended. ' +
    'Without it Matomo does not count plays.';
  return new MatomoError('plugin-missing', message);
}

export function refused(method: string, reason: string): MatomoError {
  return new MatomoError('refused', `Matomo refused ${method}: ${reason}`);
}

/** A page where data should be is most often the start page, or a login in front of Matomo. */
export function webPage(method: string): MatomoError {
  const message =
    `A web page came instead of ${method}: collect.matomo.uri is the address of something else, or something in ` +
    'front of Matomo wants a sign-in.';
  return new MatomoError('web-page', message);
}

export function unexpectedAnswer(method: string, what: string, cause?: unknown): MatomoError {
  const message = `Matomo answered ${method} with ${what}. Check that collect.matomo.uri is the address of a Matomo.`;
  return new MatomoError('unexpected-answer', message, { cause });
}

export function tooLarge(method: string, bytes: number): MatomoError {
  const message = `The answer of Matomo to ${method} is larger than ${Math.round(bytes / 1e6)} MB and was not read.`;
  return new MatomoError('too-large', message);
}

export function aborted(cause: unknown): MatomoError {
  return new MatomoError('aborted', 'The question to Matomo was given up.', { cause });
}
