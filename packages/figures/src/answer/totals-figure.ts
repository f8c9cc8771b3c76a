import type { TotalsAnswer } from '@oc-stats/contract';
import type { BarsFigure } from '../figure.ts';
import { emptyReason } from './empty.ts';
import { provenanceOf } from './provenance.ts';

export function totalsFigure(answer: TotalsAnswer, subject: string): BarsFigure {
  const { scope, range, by, columns, count } = answer;
  return {
    kind: 'bars',
    scope,
    subject,
    range,
    provenance: provenanceOf(answer),
    // Stores list only what was played, so that an empty list means no plays and not a missing list.
    empty: emptyReason(range, answer, answer.items.length > 0 ? columns.map((column) => column.data) : [[]]),
    by,
    metrics: columns.map((column) => column.metric),
    items: answer.items.map(({ id, title, date }, row) => ({
      id,
      title,
      date,
      values: columns.map((column) => column.data[row] ?? null),
      ...withheldOf(columns, row),
    })),
    count,
  };
}

/** An answer names them by column, where it names them at all. */
function withheldOf(columns: TotalsAnswer['columns'], row: number): { withheld?: readonly number[] } {
  if (columns.every(({ withheld }) => withheld === undefined)) return {};
  return { withheld: columns.flatMap(({ withheld }, place) => (withheld?.includes(row) ? [place] : [])) };
}
