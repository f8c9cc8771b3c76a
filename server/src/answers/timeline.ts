import type {
  Comparison,
  Day,
  DayRange,
  Grain,
  Item,
  MetricId,
  Provenance,
  Scope,
  TimelineAnswer,
  TimelineSeries,
} from '@oc-stats/contract';
import type { Columns, Sums, Withheld } from '@oc-stats/store';
import { accumulate, fill, sumOf, withheldPlaces, type Values } from './fill.ts';
import type { Frame } from './frame.ts';

export interface TimelineShape {
  readonly scope: Scope;
  readonly range: DayRange;
  readonly grain: Grain;
  readonly mode: 'delta' | 'cumulative';
  readonly metrics: readonly MetricId[];
  readonly buckets: readonly Day[];
  readonly frame: Frame;
}

/** What a store gave for the whole scope, or for one part of it. */
export interface StoredLine {
  readonly item?: Item;
  readonly buckets: readonly Day[];
  readonly values: Columns;
  readonly before: Sums;
  readonly withheld?: Withheld | undefined;
}

/** A line with its gaps and zeros, still as activity per bucket. */
export interface Line {
  /** Absent for the whole scope, `null` for all other parts together. */
  readonly item?: Item | null;
  readonly metric: MetricId;
  readonly values: Values;
  readonly before: number;
  /** Places of the buckets of which something is withheld; absent where nothing can be. */
  readonly withheld?: readonly number[] | undefined;
}

export function timelineAnswer(
  shape: TimelineShape,
  whole: StoredLine,
  parts: readonly StoredLine[] | null,
  compare: Comparison | null,
  provenance: Provenance,
): TimelineAnswer {
  const { sums, lines } = linesOf(shape, whole, parts);
  return {
    scope: shape.scope,
    range: shape.range,
    grain: shape.grain,
    mode: shape.mode,
    buckets: [...shape.buckets],
    series: lines.map((line) => drawn(line, shape.mode)),
    totals: totalsOf(sums),
    before: beforeOf(sums),
    compare,
    ...provenance,
  };
}

/** The whole, and what is drawn: the whole itself, or its parts and what is left beside them. */
export function linesOf(
  shape: TimelineShape,
  whole: StoredLine,
  parts: readonly StoredLine[] | null,
): { readonly sums: readonly Line[]; readonly lines: readonly Line[] } {
  const sums = filledLines(shape, whole);
  if (parts === null) return { sums, lines: sums };
  const filled = parts.flatMap((part) => filledLines(shape, part));
  return { sums, lines: split(sums, filled) };
}

function filledLines(shape: TimelineShape, stored: StoredLine): Line[] {
  const { buckets, withheld } = stored;
  const places = withheldPlaces(shape.buckets, withheld, shape);
  return shape.metrics.map((metric) => ({
    ...(stored.item ? { item: stored.item } : {}),
    metric,
    values: fill(shape.buckets, { buckets, values: stored.values[metric] ?? [], withheld }, shape),
    before: stored.before[metric] ?? 0,
    withheld: places,
  }));
}

/** The parts, and what is left of the sums beside them, so that the lines add up. */
function split(sums: readonly Line[], parts: readonly Line[]): Line[] {
  const others = sums.map((sum) =>
    remainder(
      sum,
      parts.filter((part) => part.metric === sum.metric),
    ),
  );
  const empty = others.every((line) => line.before === 0 && line.values.every((value) => !value));
  return empty ? [...parts] : [...parts, ...others];
}

export function drawn(line: Line, mode: 'delta' | 'cumulative'): TimelineSeries {
  return {
    metric: line.metric,
    ...(line.item === undefined ? {} : { item: line.item && { id: line.item.id, title: line.item.title } }),
    data: mode === 'cumulative' ? accumulate(line.values, line.before) : [...line.values],
    ...(line.withheld ? { withheld: [...line.withheld] } : {}),
  };
}

export function totalsOf(sums: readonly Line[]): TimelineAnswer['totals'] {
  return Object.fromEntries(sums.map((line) => [line.metric, sumOf(line.values)]));
}

export function beforeOf(sums: readonly Line[]): TimelineAnswer['before'] {
  return Object.fromEntries(sums.map((line) => [line.metric, line.before]));
}

function remainder(sum: Line, parts: readonly Line[]): Line {
  const taken = (index: number) => parts.reduce((total, part) => total + (part.values[index] ?? 0), 0);
  return {
    item: null,
    metric: sum.metric,
    values: sum.values.map((value, index) => (value === null ? null : value - taken(index))),
    before: parts.reduce((left, part) => left - part.before, sum.before),
    withheld: sum.withheld,
  };
}
