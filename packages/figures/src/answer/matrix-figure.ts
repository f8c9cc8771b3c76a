import type { MatrixAnswer } from '@oc-stats/contract';
import type { HeatFigure } from '../figure.ts';
import { emptyReason } from './empty.ts';
import { provenanceOf } from './provenance.ts';

export function matrixFigure(answer: MatrixAnswer, subject: string): HeatFigure {
  const { scope, range, metric, grain, buckets } = answer;
  return {
    kind: 'heat',
    scope,
    subject,
    range,
    provenance: provenanceOf(answer),
    empty: emptyReason(
      range,
      answer,
      answer.rows.map((row) => row.data),
    ),
    metric,
    columns: { type: 'time', grain, buckets },
    rows: answer.rows.map(({ data, ...row }) => ({ ...row, values: data })),
  };
}
