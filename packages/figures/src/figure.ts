import type {
  Day,
  DayRange,
  Grain,
  Item,
  MetricId,
  Provenance,
  Scope,
  SiblingBand,
} from '@oc-stats/contract';
import type { Moments } from './curve/moments.ts';

/**
 * A figure is meaning: what is shown, of what, over which axes. It holds numbers and names, no words of ours, no
 * colours and no pixels; sentence, table, CSV, still and Plotly spec are all read from it.
 */
export type Figure = LinesFigure | BarsFigure | HeatFigure | CurveFigure | FurtherFigure;

export interface FigureBase {
  readonly scope: Scope;
  /** The title of the scope as Opencast has it; untrusted text. */
  readonly subject: string;
  readonly range: DayRange;
  readonly provenance: Provenance;
  /** Why there is nothing to draw; `null` when there is. */
  readonly empty: EmptyReason | null;
}

/**
 * A figure of few pages. Whoever shows one brings along how it is drawn and what is said about it (`kind/further.ts`), and
 * nobody else loads that.
 */
export interface FurtherFigure extends FigureBase {
  readonly kind: (typeof FURTHER)[number];
}

/** What is of a whole by name; rows by columns; what would be touched; what lies where; and how two plans differ. */
const FURTHER = ['stacks', 'grid', 'ages', 'balance', 'difference'] as const;

export function isFurther(figure: Figure): figure is FurtherFigure {
  return (FURTHER as readonly string[]).includes(figure.kind);
}

export type EmptyReason =
  | { readonly code: 'no-plays' }
  | { readonly code: 'before-counting'; readonly since: Day }
  | { readonly code: 'after-data'; readonly through: Day }
  | { readonly code: 'nothing-counted' }
  | { readonly code: 'withheld'; readonly below: number }
  | { readonly code: 'no-items' }
  /** Which the kind itself says. */
  | { readonly code: 'nothing-there' };

/** One curve. */
export interface Line {
  readonly metric: MetricId;
  /** What the line is about when the figure is split; `null` is "all others". */
  readonly item?: Item | null;
  /** `ghost` lines are the compared period, aligned bucket by bucket. */
  readonly role: 'main' | 'ghost';
  readonly values: readonly (number | null)[];
  /** Places of which something is withheld, all or a part; absent where the answer does not say. */
  readonly withheld?: readonly number[] | undefined;
  /** Over the range, in either mode. */
  readonly total: number | null;
  /** Which colour and dash it has, from 0; a ghost has those of the line it is compared with. */
  readonly slot?: number;
}

export interface ComparedPeriod {
  readonly kind: 'previous' | 'year' | 'term';
  readonly term?: { readonly id: string; readonly title: string };
  readonly range: DayRange;
  readonly buckets: readonly Day[];
}

export interface LinesFigure extends FigureBase {
  readonly kind: 'lines';
  readonly grain: Grain;
  readonly mode: 'delta' | 'cumulative';
  readonly buckets: readonly Day[];
  readonly lines: readonly Line[];
  readonly comparison: ComparedPeriod | null;
  /** Index of the first bucket that may still change. */
  readonly provisionalFrom: number | null;
  /** Outer buckets of which the range holds only a part: drawn, but never called a fall. */
  readonly partial: { readonly first: boolean; readonly last: boolean };
}

export interface BarsFigure extends FigureBase {
  readonly kind: 'bars';
  readonly by: 'series' | 'episode';
  readonly metrics: readonly MetricId[];
  readonly items: readonly (Item & {
    readonly date: Day | null;
    readonly values: readonly (number | null)[];
    readonly withheld?: readonly number[] | undefined;
  })[];
  /** Items in all pages together; the figure shows the first `items.length`. */
  readonly count: number;
}

export interface HeatFigure extends FigureBase {
  readonly kind: 'heat';
  readonly metric: MetricId | 'rate';
  /** Columns are buckets of time, or 100 relative positions within a video. */
  readonly columns:
    | { readonly type: 'time'; readonly grain: Grain; readonly buckets: readonly Day[] }
    | { readonly type: 'position' };
  readonly rows: readonly (Item & {
    readonly date: Day | null;
    readonly values: readonly (number | null)[];
    readonly withheld?: readonly number[] | undefined;
  })[];
}

export interface CurveFigure extends FigureBase {
  readonly kind: 'curve';
  /** Seconds. */
  readonly step: number;
  readonly duration: number;
  /** `null` where the source does not say. */
  readonly plays: number | null;
  readonly covered: DayRange | null;
  readonly rates: readonly (number | null)[];
  readonly siblings: SiblingBand | null;
  readonly moments: Moments;
}
