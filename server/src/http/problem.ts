import { ERRORS, problemOf, StatsError, type ErrorCode } from '@oc-stats/contract';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Env } from './env.ts';

export const PROBLEM_TYPE = 'application/problem+json';

const OUTAGES: ReadonlySet<ErrorCode> = new Set(['store-unavailable', 'catalog-unavailable']);

/** The one place where a failure becomes an answer. What was not foreseen is logged, and never shown. */
export function onError(error: Error, c: Context<Env>): Response {
  const known = knownError(error);
  if (known) {
    if (ERRORS[known.code].status >= 500) {
      // That a source is away is told once by whoever watches it, and not by each of a thousand questions.
      const level = OUTAGES.has(known.code) ? 'debug' : 'warn';
      c.var.log[level]({ code: known.code, cause: causeOf(known) }, known.message);
    }
    return problemResponse(c, known);
  }
  c.var.log.error({ err: error }, 'unexpected failure');
  return problemResponse(
    c,
    new StatsError('internal', `The log has it as request ${c.var.requestId}.`, { cause: error }),
  );
}

export function problemResponse(
  c: Context<Env>,
  error: StatsError,
  headers: Record<string, string> = {},
): Response {
  const problem = problemOf(error);
  const retry: Record<string, string> = problem.status === 503 ? { 'Retry-After': '2' } : {};
  return c.body(JSON.stringify(problem), problem.status as 400, {
    'Cache-Control': 'no-store',
    ...retry,
    ...headers,
    'Content-Type': PROBLEM_TYPE,
  });
}

/** Where no request could be made of what came. */
export function bareProblem(error: StatsError): Response {
  const problem = problemOf(error);
  const headers = {
    'Cache-Control': 'no-store',
    'Content-Type': PROBLEM_TYPE,
    'X-Content-Type-Options': 'nosniff',
  };
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

const HTTP_CODES: Partial<Record<number, ErrorCode>> = {
  400: 'bad-body',
  413: 'body-too-large',
  415: 'bad-body',
};

function knownError(error: Error): StatsError | null {
  if (error instanceof StatsError) return error;
  const code = error instanceof HTTPException ? HTTP_CODES[error.status] : undefined;
  return code ? new StatsError(code, undefined, { cause: error }) : null;
}

function causeOf(error: StatsError): string | undefined {
  return error.cause instanceof Error ? error.cause.message : undefined;
}
