import {
  addDays,
  DEFAULT_METRICS,
  maxDay,
  minDay,
  StatsError,
  type DayRange,
  type MetricId,
} from '@oc-stats/contract';
import { alignmentOf } from '../answers/align.ts';
import { frameOf } from '../answers/frame.ts';
import { resolveRange, termOf } from '../answers/range.ts';
import type { Question } from '../questions/question.ts';
import type { Sources } from '../questions/sources.ts';
import type { Grant } from './grant.ts';

type Days = Partial<DayRange>;

/**
 * The question as far as the grant goes. What is left open, or counted from today, becomes what may be seen; what is
 * asked for by name and may not be seen is refused by name. The result is a question like any other, so that its
 * answer may be kept for all who ask the same.
 */
export function withinGrant(question: Question, { metrics, days }: Grant, sources: Sources): Question {
  const counted = metrics ? withinMetrics(question, metrics, sources) : question;
  return days && (days.from ?? days.to) !== undefined ? withinDays(counted, days, sources) : counted;
}

function withinMetrics(question: Question, allowed: readonly MetricId[], { reader }: Sources): Question {
  const countable = reader.capabilities().metrics.filter((metric) => allowed.includes(metric));
  const [first] = countable;
  if (!first) throw notCovered(allowed);
  if (question.kind === 'segments') {
    // A watch curve is made of plays, and says how many.
    if (!allowed.includes('plays')) throw notCovered(allowed);
    return question;
  }
  if (question.kind === 'matrix') {
    const metric = question.query.metric ?? (allowed.includes('visitors') ? undefined : first);
    refuseOthers(allowed, metric, 'metric');
    return { ...question, query: { ...question.query, ...(metric === undefined ? {} : { metric }) } };
  }
  const asked =
    question.query.metrics?.split(',') ?? DEFAULT_METRICS.filter((one) => countable.includes(one));
  for (const metric of asked) refuseOthers(allowed, metric, 'metrics');
  const list = { metrics: (asked.length > 0 ? asked : [first]).join(',') };
  if (question.kind === 'timeline') return { ...question, query: { ...question.query, ...list } };
  const { order } = question.query;
  // An order tells which number is larger.
  if (DEFAULT_METRICS.some((metric) => metric === order)) refuseOthers(allowed, order, 'order');
  return { ...question, query: { ...question.query, ...list } };
}

function refuseOthers(allowed: readonly string[], metric: string | undefined, parameter: string): void {
  if (metric === undefined || allowed.includes(metric)) return;
  throw notCovered(allowed, parameter);
}

function notCovered(allowed: readonly string[], parameter?: string): StatsError {
  const options = parameter === undefined ? {} : { parameter };
  return new StatsError('token-metric', `The token covers ${allowed.join(', ')}.`, options);
}

function withinDays(question: Question, days: Days, sources: Sources): Question {
  const { scope, query } = question;
  const { bounds, catalog, now, terms } = sources;
  const frame = frameOf(scope, catalog, bounds);
  if (query.from !== undefined) refuseOutside(query.from, days, 'from');
  if (query.to !== undefined) refuseOutside(query.to, days, 'to');
  const isTerm = query.term !== undefined;
  const wanted = resolveRange(lastOf(query, days, frame.through), frame, terms, now);
  if (isTerm) {
    refuseOutside(termOf(terms, query.term ?? '', 'term').from, days, 'term');
    refuseOutside(wanted.to, days, 'term');
  }
  const range = isTerm ? wanted : clipped(wanted, days);
  const stated = { ...query, period: undefined, term: undefined, ...range, ...mark(days) };
  if (question.kind !== 'timeline') return { ...question, query: stated };

  const { compare, mode } = question.query;
  if (mode === 'cumulative' && begins(days, frame.from)) {
    const detail = 'A running total holds what came before the days of the token.';
    throw new StatsError('token-days', detail, { parameter: 'mode' });
  }
  const other = alignmentOf(compare, range, terms)?.range;
  const isInside = !other || (isWithin(other.from, days) && isWithin(other.to, days));
  if (!isInside && compare?.startsWith('term:')) throw outside(days, 'compare');
  return { ...question, query: { ...stated, compare: isInside ? compare : 'none' } };
}

/** A stretch that ends with the last complete day ends with the last that may be seen. */
function lastOf(query: Question['query'], { to }: Days, through: string | null): Question['query'] {
  const isOpen = query.to === undefined && query.from === undefined && query.term === undefined;
  if (!isOpen || to === undefined || query.period === 'all') return query;
  return through !== null && through <= to ? query : { ...query, to };
}

/** Nothing of it may be left: then the first day that may be seen is shown, with what is known of it. */
function clipped({ from, to }: DayRange, days: Days): DayRange {
  const first = days.from === undefined ? from : maxDay(from, days.from);
  const last = days.to === undefined ? to : minDay(to, days.to);
  if (first <= last) return { from: first, to: last };
  const day = days.from !== undefined && first === days.from ? first : last;
  return { from: day, to: day };
}

function refuseOutside(day: string, days: Days, parameter: string): void {
  if (!isWithin(day, days)) throw outside(days, parameter);
}

function isWithin(day: string, { from, to }: Days): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

function outside({ from, to }: Days, parameter: string): StatsError {
  const first = from === undefined ? '' : ` from ${from}`;
  const last = to === undefined ? '' : ` ${from === undefined ? 'until' : 'to'} ${to}`;
  return new StatsError('token-days', `The token covers the days${first}${last}.`, { parameter });
}

/** Whether something may have been counted before the first day that may be seen. */
function begins({ from }: Days, counted: string | null): boolean {
  return from !== undefined && (counted === null || counted <= addDays(from, -1));
}

/** What is made from the answer for this grant is kept apart from what is made for others. */
function mark({ from = '', to = '' }: Days): { within: string } {
  return { within: `${from}..${to}` };
}
