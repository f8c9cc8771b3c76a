/** Why Opencast could not be read. */
export type OpencastErrorCode =
  | 'unreachable'
  | 'timeout'
  | 'busy'
  | 'paused'
  | 'not-signed-in'
  | 'forbidden'
  | 'unexpected-answer'
  | 'bad-filter'
  | 'bad-request'
  | 'too-large'
  | 'aborted';

export interface OpencastErrorOptions {
  readonly cause?: unknown;
  readonly retryAfterMs?: number | null;
}

/** The message is a sentence for the operator, who can act on it. It never holds a password. */
export class OpencastError extends Error {
  readonly code: OpencastErrorCode;
  /** When to ask again, if that is known. */
  readonly retryAfterMs: number | null;

  constructor(code: OpencastErrorCode, message: string, { cause, retryAfterMs }: OpencastErrorOptions = {}) {
    super(message, { cause });
    this.name = 'OpencastError';
    this.code = code;
    this.retryAfterMs = retryAfterMs ?? null;
  }
}

export function unreachable(server: string, reason: string, options?: OpencastErrorOptions): OpencastError {
  const message = `Opencast at ${server} cannot be reached (${reason}). Check opencast.uri and the network.`;
  return new OpencastError('unreachable', message, options);
}

export function timedOut(path: string, ms: number): OpencastError {
  return new OpencastError('timeout', `Opencast did not answer ${path} within ${ms / 1_000} seconds.`);
}

export function busy(server: string, retryAfterMs: number | null): OpencastError {
  const when = retryAfterMs === null ? 'later' : `in ${Math.ceil(retryAfterMs / 1_000)} s`;
  const message =
    `Opencast at ${server} is asked too often (status 429). Try again ${when}; if it stays so, ` +
    'allow this service more requests in the server before Opencast.';
  return new OpencastError('busy', message, { retryAfterMs });
}

/** `cause` is why Opencast is left alone. */
export function paused(retryAfterMs: number, cause: unknown): OpencastError {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1_000));
  const reason = cause instanceof Error ? ` The last failure: ${cause.message}` : '';
  const message = `Opencast has failed several times and is not asked again for ${seconds} s.${reason}`;
  return new OpencastError('paused', message, { cause, retryAfterMs });
}

export function badAddress(): OpencastError {
  const message =
    'opencast.uri is not the address of an Opencast. Write it like https://opencast.example.org.';
  return new OpencastError('unreachable', message);
}

export function notSignedIn(user: string): OpencastError {
  const message = `Opencast does not let "${user}" sign in. Check opencast.user and opencast.password.`;
  return new OpencastError('not-signed-in', message);
}

/** A page where data should be is most often the login form. */
export function webPage(user: string, path: string): OpencastError {
  const message =
    `A web page came instead of ${path}: either Opencast does not let "${user}" sign in, or opencast.uri is the ` +
    'address of something else. Check opencast.uri, opencast.user and opencast.password.';
  return new OpencastError('not-signed-in', message);
}

export function forbidden(user: string, path: string): OpencastError {
  const message =
    `Opencast does not let "${user}" read ${path}. ` +
    'Give that user the roles of an external application, such as ROLE_API_EVENTS_VIEW and ROLE_API_SERIES_VIEW.';
  return new OpencastError('forbidden', message);
}

export function noSession(): OpencastError {
  const message = 'Opencast does not know this session. Sign in to Opencast again.';
  return new OpencastError('not-signed-in', message);
}

export function sessionForbidden(path: string): OpencastError {
  const message = `Opencast does not tell visitors who they are. Allow ${path} for everybody, as it is delivered.`;
  return new OpencastError('forbidden', message);
}

export function sessionPage(path: string): OpencastError {
  const message = `A web page came instead of ${path}. Check that opencast.uri is the address of an Opencast.`;
  return new OpencastError('unexpected-answer', message);
}

export function unexpectedAnswer(path: string, what: string, cause?: unknown): OpencastError {
  const message = `Opencast answered ${path} with ${what}. Check that opencast.uri is the address of an Opencast.`;
  return new OpencastError('unexpected-answer', message, { cause });
}

export function badFilter(what: string): OpencastError {
  return new OpencastError('bad-filter', `Opencast cannot filter like that: ${what}`);
}

export function badRequest(path: string, what: string): OpencastError {
  return new OpencastError('bad-request', `Opencast does not take the question to ${path}: ${what}`);
}

export function tooLarge(path: string, bytes: number): OpencastError {
  const message = `The answer of Opencast to ${path} is larger than ${Math.round(bytes / 1e6)} MB and was not read.`;
  return new OpencastError('too-large', message);
}

export function aborted(cause: unknown): OpencastError {
  return new OpencastError('aborted', 'The request to Opencast was cancelled.', { cause });
}
