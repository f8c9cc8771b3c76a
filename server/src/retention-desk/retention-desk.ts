import type {
  ActionFormat,
  Day,
  RetentionComparison,
  RetentionOverview,
  RetentionPlan,
  RetentionPlans,
  RetentionPlanText,
} from '@oc-stats/contract';

export interface LookQuestion {
  readonly months: number;
  readonly folder: readonly string[];
  readonly asOf?: Day | undefined;
}

/** As text it is what a person wrote; as data it may leave out what has a default. */
export type AskedPlan = string | RetentionPlan | RetentionPlanText;

export interface ScenarioQuestion {
  readonly plan: AskedPlan;
  readonly against?: AskedPlan | undefined;
  readonly asOf?: Day | undefined;
  /** A rule may not tell whether a single recording has fewer views than this, but for none at all. */
  readonly fewestViews: number;
}

export interface ActionsQuestion extends Omit<ScenarioQuestion, 'against'> {
  readonly format: ActionFormat;
}

export interface ActionList {
  readonly bytes: Uint8Array;
  readonly asOf: Day;
  readonly plan: string;
}

/**
 * Where the service asks about retention. It is a port, as looking things up and playing plans through must not keep
 * others waiting: whoever is behind it works in a thread of its own. Rejects with a `StatsError`.
 */
export interface RetentionDesk {
  overview(question: LookQuestion, signal?: AbortSignal): Promise<RetentionOverview>;
  scenario(question: ScenarioQuestion, signal?: AbortSignal): Promise<RetentionComparison>;
  actions(question: ActionsQuestion, signal?: AbortSignal): Promise<ActionList>;
  /** Those that come with oc-stats; they are there without an inventory, too. */
  plans(): Promise<RetentionPlans>;
  /**
   * Runs work of this process that writes the inventory, while the desk has let go of it: DuckDB's lock keeps out other
   * processes, never the same one. Questions wait, so what is to be written should be at hand.
   */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
