import { StatsError, type SegmentsAnswer, type TimelineAnswer } from '@oc-stats/contract';
import { Body } from '../cache/body.ts';
import type { Ask } from '../questions/ask.ts';
import type { Question } from '../questions/question.ts';

/**
 * Answers say a little about other days than those that were asked for. The first step on the way of a question that is
 * limited to some days takes that out; behind it the answer is the one that is kept for everybody.
 */
export function limitedAsk(next: Ask): Ask {
  return async (sources, question) => {
    const { within, ...query } = question.query as Question['query'] & { within?: string };
    if (within === undefined) return next(sources, question);
    const body = await next(sources, { ...question, query });
    const [from = '', to = ''] = within.split('..');
    if (question.kind === 'timeline') return withoutBefore(body);
    return question.kind === 'segments' ? onlyCovered(body, { from, to: to || '9999' }) : body;
  };
}

function withoutBefore(body: Body): Body {
  const answer = read<TimelineAnswer>(body);
  const compare = answer.compare && { ...answer.compare, before: {} };
  return Body.json({ ...answer, before: {}, compare });
}

/** Some sources know watch curves of longer stretches only. */
function onlyCovered(body: Body, { from, to }: { readonly from: string; readonly to: string }): Body {
  const { covered } = read<SegmentsAnswer>(body);
  if (!covered || (from <= covered.from && covered.to <= to)) return body;
  throw new StatsError('token-days', `This is known only of ${covered.from} to ${covered.to} together.`);
}

function read<T>(body: Body): T {
  return JSON.parse(body.bytes.toString('utf8')) as T;
}
