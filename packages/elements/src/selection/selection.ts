import type { Day, Grain, MetricId, Parameters } from '@oc-stats/contract';

/** What a reader looks at. What is not chosen is left to the service's defaults, so equal questions have equal paths. */
export interface Selection {
  /** `P90D`, … or `all`. Of the four ways to name a range only one is set; `from` and `to` are one way. */
  readonly period?: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly term?: string;
  readonly grain?: Grain | 'auto';
  readonly mode?: 'delta' | 'cumulative';
  /** `none`, `previous`, `year` or `term:ID` */
  readonly compare?: string;
  readonly metrics?: readonly MetricId[];
}

export const RANGE_KEYS = ['period', 'from', 'to', 'term'] as const;

export function rangeParameters({ period, from, to, term }: Selection): Parameters {
  if (term !== undefined) return { term };
  if (from !== undefined) return { from, to };
  return { to, period };
}

export function grainParameters(selection: Selection): Parameters {
  const { grain } = selection;
  return { ...rangeParameters(selection), grain: grain === 'auto' ? undefined : grain };
}

export function timelineParameters(selection: Selection): Parameters {
  const { mode, compare, metrics } = selection;
  return {
    ...grainParameters(selection),
    metrics: metrics?.join(','),
    mode: mode === 'delta' ? undefined : mode,
    compare: compare === 'none' ? undefined : compare,
  };
}

export function sameSelection(a: Selection, b: Selection): boolean {
  return [...RANGE_KEYS, 'grain', 'mode', 'compare', 'metrics'].every((key) => {
    const name = key as keyof Selection;
    return String(a[name]) === String(b[name]);
  });
}
