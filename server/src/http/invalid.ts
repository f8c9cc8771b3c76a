import { METRIC_IDS, SCOPE_TYPES, StatsError, type ErrorCode } from '@oc-stats/contract';
import type { Context } from 'hono';
import type { z } from 'zod';

interface Checked {
  readonly target: string;
  readonly success: boolean;
  readonly error?: z.ZodError | undefined;
  readonly data?: unknown;
}

/** Turns the first complaint of a schema into the named error that says what to do. */
export function refuseInvalid(result: Checked, c: Context): void {
  if (result.success || !result.error) return;
  if (result.target === 'param')
    throw wrongScope(result.error, c.req.param('type')) ?? unknownPath(c.req.path);
  const given = (result.data ?? {}) as Record<string, unknown>;
  throw repeated(given) ?? unknownKey(result.error) ?? badValue(result.error);
}

const EXPECTED: Record<string, string> = {
  from: 'Write it as YYYY-MM-DD, a day of the years 1000 to 8999.',
  to: 'Write it as YYYY-MM-DD, a day of the years 1000 to 8999.',
  period: 'Write it as P90D, P12W, P6M, P1Y or all.',
  grain: 'It is auto, day, week, month or year.',
  compare: 'It is none, previous, year or term:ID.',
  top: 'It is a whole number from 1 to 8.',
  limit: 'It is a whole number from 1 to 500.',
  order: `It is ${METRIC_IDS.join(', ')}, title, date or newest.`,
  cursor: 'It is the `next` of a list, taken as it is.',
  lang: 'It is a language tag such as de or en-GB.',
  width: 'It is a whole number from 280 to 2400.',
  height: 'It is a whole number from 120 to 1600.',
  scale: 'It is 1, 2 or 3.',
  maxwidth: 'It is a whole number of pixels, from 1 to 99999.',
  months: 'It is a whole number from 1 to 240.',
  asOf: 'Write it as YYYY-MM-DD, one of the dates in `snapshots`.',
  maxheight: 'It is a whole number of pixels, from 1 to 99999.',
};

function repeated(given: Record<string, unknown>): StatsError | null {
  const name = Object.keys(given).find((key) => Array.isArray(given[key]));
  return name === undefined
    ? null
    : new StatsError('repeated-parameter', undefined, { parameter: short(name) });
}

function unknownKey(error: z.ZodError): StatsError | null {
  const issue = error.issues.find((candidate) => candidate.code === 'unrecognized_keys');
  const [name] = issue?.keys ?? [];
  return name === undefined
    ? null
    : new StatsError('unknown-parameter', issue?.message, { parameter: short(name) });
}

function badValue(error: z.ZodError): StatsError {
  const [issue] = error.issues;
  const parameter = String(issue?.path[0] ?? '');
  const detail = detailOf(parameter) ?? EXPECTED[parameter] ?? (issue && ruleOf(issue));
  return new StatsError(codeOf(parameter), detail, { parameter });
}

function codeOf(parameter: string): ErrorCode {
  if (parameter === 'from' || parameter === 'to' || parameter === 'asOf') return 'bad-date';
  if (parameter === 'cursor') return 'bad-cursor';
  return parameter === 'metric' || parameter === 'metrics' ? 'unknown-metric' : 'bad-parameter';
}

function detailOf(parameter: string): string | undefined {
  return codeOf(parameter) === 'unknown-metric' ? `The metrics are ${METRIC_IDS.join(', ')}.` : undefined;
}

/** What may be another rule at another address, such as the themes to choose from, the schema knows itself. */
function ruleOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'too_big' && issue.origin === 'string')
    return `It has at most ${issue.maximum} characters.`;
  if (issue.code !== 'invalid_value') return undefined;
  const values = issue.values.map(String);
  return `It is ${[values.slice(0, -1).join(', '), ...values.slice(-1)].filter(Boolean).join(' or ')}.`;
}

/** A question that there is, of something that it cannot be asked of. */
function wrongScope(error: z.ZodError, type: unknown): StatsError | null {
  const issue = error.issues.find(({ path }) => path[0] === 'type');
  const isKind = (SCOPE_TYPES as readonly unknown[]).includes(type);
  if (issue?.code !== 'invalid_value' || !isKind) return null;
  const known = issue.values.map((kind) => `${kind === 'series' ? 'a' : 'an'} ${String(kind)}`);
  return new StatsError('wrong-scope', `This can be asked of ${known.join(' or ')}.`);
}

/** An identifier that cannot be one is simply unknown; an unknown kind of scope is no resource. */
function unknownPath(path: string): StatsError {
  const type = /\/(organization|series|episode)s?\//.exec(path)?.[1];
  return new StatsError(type ? (`unknown-${type}` as ErrorCode) : 'not-found');
}

/** Names come from the outside and may be of any length. */
function short(name: string): string {
  return name.length > 50 ? `${name.slice(0, 50)}…` : name;
}
