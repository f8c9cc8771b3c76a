/**
 * One vocabulary of failures: the code stands in the problem+json, in the element's event and error face, in the log
 * and in the dictionary.
 */
export const ERRORS = {
  'not-found': { status: 404, title: 'No such page or resource.' },
  'unknown-organization': { status: 404, title: 'No such organisation here, or you may not see it.' },
  'unknown-series': { status: 404, title: 'No such series, or you may not see it.' },
  'unknown-episode': { status: 404, title: 'No such episode, or you may not see it.' },
  'unknown-retention': { status: 404, title: 'No inventory of recordings here, or you may not see it.' },
  'no-inventory': {
    status: 404,
    title: 'There is no inventory of recordings yet. Make one with the command “oc-stats retention”.',
  },
  'unknown-snapshot': { status: 404, title: 'The inventory was not taken on that date.' },
  'bad-plan': { status: 400, title: 'The plan cannot be played through.' },
  'wrong-scope': { status: 400, title: 'This cannot be asked of that.' },
  'unknown-parameter': { status: 400, title: 'A parameter is not known here.' },
  'repeated-parameter': { status: 400, title: 'A parameter is given more than once.' },
  'bad-parameter': { status: 400, title: 'A parameter cannot be read.' },
  'bad-date': { status: 400, title: 'A date cannot be read. Write it as YYYY-MM-DD.' },
  'range-reversed': { status: 400, title: 'The range ends before it begins.' },
  'range-too-long': { status: 400, title: 'The range is longer than 50 years.' },
  'grain-too-fine': { status: 400, title: 'The grain is too fine for this range. Choose a coarser one.' },
  'unknown-metric': { status: 400, title: 'A metric is not known here.' },
  'unknown-term': { status: 400, title: 'No such term in the academic calendar.' },
  'bad-cursor': { status: 400, title: 'The cursor cannot be read. Start from the first page.' },
  'bad-request': { status: 400, title: 'The request cannot be read.' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive.' },
  'bad-body': { status: 400, title: 'The request body cannot be read.' },
  'body-too-large': { status: 413, title: 'The request body is too large.' },
  'too-many-questions': { status: 400, title: 'The batch asks more questions than are answered at once.' },
  'not-signed-in': { status: 401, title: 'Sign in to Opencast to see this.' },
  'token-missing': { status: 401, title: 'This is shown with a token only, and none was sent.' },
  'token-unreadable': { status: 401, title: 'The token cannot be read.' },
  'token-expired': { status: 401, title: 'The token has expired. Ask for a fresh one.' },
  'token-not-yet-valid': { status: 401, title: 'The token is not valid yet. Compare the clocks.' },
  'token-bad-signature': { status: 401, title: 'The token was signed with another key, or changed.' },
  'token-unknown-key': { status: 401, title: 'The token names a key that is not known here.' },
  'token-algorithm': { status: 401, title: 'The token is not signed in a way that is accepted here.' },
  'token-wrong-audience': { status: 401, title: 'The token was made for another service.' },
  'token-revoked': { status: 401, title: 'The token has been revoked.' },
  'token-other-origin': { status: 403, title: 'The token is not for this page.' },
  'token-other-address': { status: 403, title: 'The token is for one picture or file at another address.' },
  'token-days': { status: 403, title: 'The token does not cover these days.' },
  'token-metric': { status: 403, title: 'The token does not cover this number.' },
  'token-may-not-mint': { status: 403, title: 'The token may not make or revoke such tokens.' },
  'tokens-not-used': {
    status: 501,
    title: 'This service shows everything to everybody, and uses no tokens.',
  },
  'too-many-requests': { status: 429, title: 'Too many requests. Try again in a moment.' },
  'sign-in-unavailable': { status: 503, title: 'It cannot be looked up who you are. Try again in a moment.' },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here.' },
  'not-available': { status: 501, title: 'Not available with this store.' },
  'store-unavailable': { status: 503, title: 'The statistics store does not answer. Try again in a moment.' },
  'catalog-unavailable': { status: 503, title: 'Opencast does not answer. Try again in a moment.' },
  starting: { status: 503, title: 'The service is still starting. Try again in a moment.' },
  internal: { status: 500, title: 'Something went wrong in the service. The operator finds it in the log.' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** Failures that only a browser can notice; the service never sends them. */
export type ClientErrorCode = 'unreachable' | 'timeout' | 'not-oc-stats' | 'bad-attribute' | 'no-server';

/** RFC 9457, with the stable code beside it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail?: string;
  readonly parameter?: string;
}

/** Thrown anywhere in the service and turned into a Problem at its edge. */
export class StatsError extends Error {
  readonly code: ErrorCode;
  readonly parameter: string | undefined;

  constructor(code: ErrorCode, detail?: string, options?: { parameter?: string; cause?: unknown }) {
    super(detail ?? ERRORS[code].title, { cause: options?.cause });
    this.name = 'StatsError';
    this.code = code;
    this.parameter = options?.parameter;
  }
}

export function problemOf(error: StatsError): Problem {
  const { status, title } = ERRORS[error.code];
  return {
    type: `urn:oc-stats:${error.code}`,
    title,
    status,
    code: error.code,
    ...(error.message === title ? {} : { detail: error.message }),
    ...(error.parameter === undefined ? {} : { parameter: error.parameter }),
  };
}
