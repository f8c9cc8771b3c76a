import {
  addDays,
  bucketsIn,
  DEFAULT_METRICS,
  FIRST_DAY,
  type DayRange,
  type Grain,
  type MetricId,
  type Scope,
  type TimelineAnswer,
} from '@oc-stats/contract';
import type { StatsReader, StoreScope, Sums, Timeline } from '@oc-stats/store';
import { alignmentOf } from '../answers/align.ts';
import { comparisonOf } from '../answers/comparison.ts';
import { frameOf, provenanceOf } from '../answers/frame.ts';
import { resolveGrain, resolveRange } from '../answers/range.ts';
import { timelineAnswer, type StoredLine, type TimelineShape } from '../answers/timeline.ts';
import { itemOf, type ItemType } from '../answers/titles.ts';
import { countable } from './countable.ts';
import { partsOf } from './parts.ts';
import type { TimelineParameters } from './question.ts';
import type { Sources } from './sources.ts';
import { storeScope } from './store-scope.ts';

const DEFAULT_TOP = 5;
/** All parts of a scope: more than any university has. */
const EVERY_PART = 100_000;

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

  const [main, mainBefore, other, otherBefore] = await Promise.all([
    reader.timeline({ ...wanted, ...(type ? { by: { type, top: query.top ?? DEFAULT_TOP } } : {}) }, signal),
    type && mode === 'cumulative' ? sumsBefore(reader, wanted, type, signal) : null,
    earlier && reader.timeline({ ...earlier, ...(type ? { by: { type, top: EVERY_PART } } : {}) }, signal),
    earlier && type && mode === 'cumulative' ? sumsBefore(reader, earlier, type, signal) : null,
  ]);

  const named = (id: string | null) => itemOf(type ?? 'episode', id, catalog);
  const ids = (main.items ?? []).map((item) => item.id);
  const parts = type ? ids.map((id) => partLine(main, id, named, mainBefore)) : null;
  const otherParts = type && other ? ids.map((id) => partLine(other, id, named, otherBefore)) : null;
  const compare = alignment && other ? comparisonOf(shape, alignment, other, otherParts) : null;
  const provenance = provenanceOf(frame, bounds, { dayZone: reader.capabilities().dayZone, now });
  return timelineAnswer(shape, main, parts, compare, provenance);
}

function partLine(
  stored: Timeline,
  id: string | null,
  named: (id: string | null) => StoredLine['item'] & object,
  before: ReadonlyMap<string | null, Sums> | null,
): StoredLine {
  const part = stored.items?.find((item) => item.id === id);
  return {
    item: named(id),
    buckets: part?.buckets ?? [],
    values: part?.values ?? {},
    before: before?.get(id) ?? {},
  };
}

/** What the cumulative curves of the parts start from; only then is it asked for. */
async function sumsBefore(
  reader: StatsReader,
  { scope, range, metrics }: Wanted,
  by: ItemType,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string | null, Sums>> {
  const past = { from: FIRST_DAY, to: addDays(range.from, -1) };
  const [order = 'plays'] = metrics;
  const { ids, values } = await reader.totals(
    { scope, by, range: past, metrics, order, limit: EVERY_PART },
    signal,
  );
  return new Map(ids.map((id, index) => [id, rowOf(values, index)]));
}

function rowOf(values: Timeline['values'], index: number): Sums {
  return Object.fromEntries(Object.entries(values).map(([metric, column]) => [metric, column[index] ?? 0]));
}
