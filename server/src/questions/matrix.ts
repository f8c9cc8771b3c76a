import { bucketsIn, type MatrixAnswer, type MetricId, type Scope } from '@oc-stats/contract';
import { frameOf, provenanceOf } from '../answers/frame.ts';
import { matrixAnswer } from '../answers/matrix.ts';
import { resolveGrain, resolveRange } from '../answers/range.ts';
import { countable } from './countable.ts';
import type { MatrixParameters } from './question.ts';
import type { Sources } from './sources.ts';
import { storeScope } from './store-scope.ts';

export async function matrix(
  sources: Sources,
  scope: Scope,
  query: MatrixParameters,
  signal?: AbortSignal,
): Promise<MatrixAnswer> {
  const { bounds, catalog, now, reader, terms } = sources;
  const frame = frameOf(scope, catalog, bounds);
  const range = resolveRange(query, frame, terms, now);
  const grain = resolveGrain(query.grain, range);
  const [metric = 'visitors'] = countable(reader, query.metric && [query.metric], [
    'visitors' satisfies MetricId,
  ]);
  const stored = await reader.matrix({ scope: storeScope(scope, catalog), metric, range, grain }, signal);
  const shape = { scope, range, grain, metric, buckets: bucketsIn(range, grain) };
  return matrixAnswer(shape, stored, {
    catalog,
    bounds,
    provenance: (hidden) =>
      provenanceOf(frame, bounds, { dayZone: reader.capabilities().dayZone, now, hidden }),
  });
}
