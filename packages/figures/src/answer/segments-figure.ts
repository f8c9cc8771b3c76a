import type { SegmentsAnswer } from '@oc-stats/contract';
import { moments, NONE } from '../curve/moments.ts';
import type { CurveFigure, HeatFigure } from '../figure.ts';
import { emptyReason } from './empty.ts';
import { provenanceOf } from './provenance.ts';

/** With fewer, a peak is one person who came back. */
const ENOUGH_PLAYS = 10;

/** An episode becomes a curve; a series a map of its episodes by relative position. */
export function segmentsFigure(answer: SegmentsAnswer, subject: string): CurveFigure | HeatFigure {
  const base = { scope: answer.scope, subject, range: answer.range, provenance: provenanceOf(answer) };
  if (answer.episodes) {
    const rows = answer.episodes.map(({ id, title, data }) => ({ id, title, date: null, values: data }));
    return {
      kind: 'heat',
      ...base,
      empty: emptyReason(
        answer.range,
        answer,
        rows.map((row) => row.values),
      ),
      metric: 'rate',
      columns: { type: 'position' },
      rows,
    };
  }
  const step = answer.step ?? 0;
  const duration = answer.duration ?? step * answer.data.length;
  const found = moments(answer.data, step, duration);
  const few = answer.plays !== null && answer.plays < ENOUGH_PLAYS;
  return {
    kind: 'curve',
    ...base,
    // Without a step there is nothing that could be drawn, whatever the reason.
    empty: emptyReason(answer.range, answer, [step > 0 && duration > 0 ? answer.data : []]),
    step,
    duration,
    plays: answer.plays,
    covered: answer.covered,
    rates: answer.data,
    siblings: answer.siblings,
    moments: few ? { ...NONE, intro: found.intro } : found,
  };
}
