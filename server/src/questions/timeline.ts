import {
  bucketsIn,
  DEFAULT_METRICS,
  type DayRange,
  type Grain,
  type MetricId,
  type Scope,
  type TimelineAnswer,
} from '@oc-stats/contract';
import type { StatsReader, StoreScope, Timeline } from '@oc-stats/store';
import { alignmentOf } from '../answers/align.ts';
import { comparisonOf } from '../answers/comparison.ts';
import { frameOf, provenanceOf } from '../answers/frame.ts';
import { resolveGrain, resolveRange } from '../answers/range.ts';
import { timelineAnswer, type StoredLine, type TimelineShape } from '../answers/timeline.ts';
import { itemOf, type ItemType } from '../answers/titles.ts';
import { hiddenOf } from '../answers/withheld.ts';
import { countable } from './countable.ts';
import { partsOf } from './parts.ts';
import type { TimelineParameters } from './question.ts';
import type { Sources } from './sources.ts';
import { storeScope } from './store-scope.ts';

const DEFAULT_TOP = 5;

interface Wanted {
  readonly scope: StoreScope;
  readonly range: DayRange;
  readonly grain: Grain;
  readonly metrics: readonly MetricId[];
}

export async function timeline(
  sources: Sources,
  scope: Scope,
  query: TimelineParameters,
  signal?: AbortSignal,
): Promise<TimelineAnswer> {
  const { bounds, catalog, now, reader, terms } = sources;
  const frame = frameOf(scope, catalog, bounds);
  const range = resolveRange(query, frame, terms, now);
  const grain = resolveGrain(query.grain, range);
  const mode = query.mode ?? 'delta';
  const metrics = countable(reader, query.metrics?.split(',') as MetricId[] | undefined, DEFAULT_METRICS);
  const shape: TimelineShape = {
    scope,
    range,
    grain,
    mode,
    metrics,
    buckets: bucketsIn(range, grain),
    frame,
  };
  const type = query.by && partsOf(scope, query.by);
  const alignment = alignmentOf(query.compare, range, terms);
  const wanted: Wanted = { scope: storeScope(scope, catalog), range, grain, metrics };
  const earlier: Wanted | null = alignment && { ...wanted, range: alignment.range, grain: 'day' };

  const asked = reader.timeline(
    { ...wanted, ...(type ? { by: { type, top: query.top ?? DEFAULT_TOP } } : {}) },
    signal,
  );
  const [main, other] = await Promise.all([
    asked,
    earlier && compared(reader, earlier, { type, asked }, signal),
  ]);

  const ids = idsOf(main);
  const named = (id: string | null) => itemOf(type ?? 'episode', id, catalog);
  const parts = type ? ids.map((id) => partLine(main, id, named)) : null;
  const otherParts = type && other ? ids.map((id) => partLine(other, id, named)) : null;
  const compare = alignment && other ? comparisonOf(shape, alignment, other, otherParts) : null;
  const curves = [main, other].flatMap((stored) => (stored ? [stored, ...(stored.items ?? [])] : []));
  const hidden = hiddenOf(
    main.withheld?.below,
    curves.map((curve) => curve.withheld?.weeks),
  );
  const provenance = provenanceOf(frame, bounds, { dayZone: reader.capabilities().dayZone, now, hidden });
  return timelineAnswer(shape, main, parts, compare, provenance);
}

/** Parts are compared with themselves, not with the largest of the other days: which they are has to be known first. */
async function compared(
  reader: StatsReader,
  earlier: Wanted,
  { type, asked }: { readonly type: ItemType | undefined; readonly asked: Promise<Timeline> },
  signal: AbortSignal | undefined,
): Promise<Timeline> {
  const by = type && { type, only: idsOf(await asked) };
  return reader.timeline({ ...earlier, ...(by ? { by } : {}) }, signal);
}

function idsOf(stored: Timeline): readonly (string | null)[] {
  return (stored.items ?? []).map(({ id }) => id);
}

function partLine(
  stored: Timeline,
  id: string | null,
  named: (id: string | null) => StoredLine['item'] & object,
): StoredLine {
  const part = stored.items?.find((item) => item.id === id);
  return {
    item: named(id),
    buckets: part?.buckets ?? [],
    values: part?.values ?? {},
    before: part?.before ?? {},
    withheld: part?.withheld,
  };
}
