import { StatsError, type Scope, type SegmentsAnswer } from '@oc-stats/contract';
import { frameOf, provenanceOf } from '../answers/frame.ts';
import { resolveRange } from '../answers/range.ts';
import { episodeSegments, seriesSegments } from '../answers/segments.ts';
import { hiddenOf } from '../answers/withheld.ts';
import type { SegmentsParameters } from './question.ts';
import type { Sources } from './sources.ts';
import { storeScope } from './store-scope.ts';

export async function segments(
  sources: Sources,
  scope: Scope,
  query: SegmentsParameters,
  signal?: AbortSignal,
): Promise<SegmentsAnswer> {
  const { bounds, catalog, now, reader, terms } = sources;
  const { dayZone, segments: counted } = reader.capabilities();
  if (!counted) throw new StatsError('not-available', 'This store does not know which parts were watched.');
  const frame = frameOf(scope, catalog, bounds);
  const range = resolveRange(query, frame, terms, now);
  const own = await reader.segments({ scope: storeScope(scope, catalog), range }, signal);
  const hidden = hiddenOf(
    own[0]?.withheld?.below,
    own.map(({ withheld }) => withheld?.weeks),
  );
  const asked = { scope, range, provenance: provenanceOf(frame, bounds, { dayZone, now, hidden }) };
  if (scope.type === 'series') return seriesSegments(asked, own, catalog);

  const episode = catalog.episode(scope.id);
  const series = episode?.seriesId && storeScope({ type: 'series', id: episode.seriesId }, catalog);
  const others = series ? await reader.segments({ scope: series, range }, signal) : [];
  return episodeSegments(asked, own[0] ?? null, others, episode?.duration ?? null);
}
