import type {
  Day,
  RetentionAnswers,
  RetentionOverview,
  RetentionPlan,
  RetentionReport,
  RetentionWarning,
} from '@oc-stats/contract';
import type { Amount, Archive, Assumption, Change, Difference, PercentWatched } from '@oc-stats/retention';
import type { Part } from './parts.ts';

export type Scenarios = RetentionReport['scenarios'];

/** How often something is wrong, and where first. */
export interface WarningKind {
  readonly code: string;
  readonly count: number;
  readonly first: readonly RetentionWarning[];
}

/** An inventory against an earlier one. */
export interface Comparison {
  readonly asOf: Day;
  readonly inventory: Amount;
  readonly never: Amount;
  readonly watched: Amount;
  readonly changes: Readonly<Record<Change, Amount>>;
}

/** What a plan takes for granted. */
export interface Assumed {
  readonly plan: string;
  readonly assumptions: readonly Assumption[];
}

/** How recordings fare under a plan, and how under the first one. */
export interface PlanDifference {
  readonly plan: string;
  readonly moves: Difference['moves'];
}

/** What programs are told. */
export interface Answered {
  readonly answers: RetentionAnswers;
  readonly scenarios: Scenarios;
  /** With an earlier inventory, when that was asked for. */
  readonly comparison: Comparison | null;
}

/** All that people are told of an inventory, in whatever form. */
export interface Report extends Answered {
  /** With one threshold, which `mainThreshold` chooses. */
  readonly overview: RetentionOverview;
  /** By what else it was divided. */
  readonly parts: readonly Part[];
  readonly percentWatched: PercentWatched;
  /** `null` when nothing says what is archived. */
  readonly archive: Archive | null;
  /** What each of the scenarios plays through. */
  readonly plans: readonly RetentionPlan[];
  readonly assumed: readonly Assumed[];
  readonly differences: readonly PlanDifference[];
  /** From what the inventory was read, in words. */
  readonly origin: string;
  readonly warnings: readonly WarningKind[];
}
