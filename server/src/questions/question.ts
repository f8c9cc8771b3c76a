import { query as queryText, type Parameters, type Scope } from '@oc-stats/contract';
import type { matrixQuery, segmentsQuery, timelineQuery, totalsQuery } from '@oc-stats/contract/schema';
import type { z } from 'zod';

export type TimelineParameters = z.infer<typeof timelineQuery>;
export type TotalsParameters = z.infer<typeof totalsQuery>;
export type MatrixParameters = z.infer<typeof matrixQuery>;
export type SegmentsParameters = z.infer<typeof segmentsQuery>;

/** What was asked, validated and independent of who asked it. */
export type Question =
  | { readonly kind: 'timeline'; readonly scope: Scope; readonly query: TimelineParameters }
  | { readonly kind: 'totals'; readonly scope: Scope; readonly query: TotalsParameters }
  | { readonly kind: 'matrix'; readonly scope: Scope; readonly query: MatrixParameters }
  | { readonly kind: 'segments'; readonly scope: Scope; readonly query: SegmentsParameters };

/** Equal questions have equal keys, in whatever order their parameters were written. */
export function keyOf(question: Question): string {
  const { kind, scope, query } = question;
  const sorted = Object.fromEntries(Object.entries(query as Parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${kind}/${scope.type}/${encodeURIComponent(scope.id)}${queryText(sorted)}`;
}
