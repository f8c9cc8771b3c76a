import type { ErrorCode, RetentionComparison, RetentionOverview, RetentionPlans } from '@oc-stats/contract';
import type { ActionList, ActionsQuestion, LookQuestion, ScenarioQuestion } from './retention-desk.ts';

/** What the thread can be asked, with what goes in and what comes back. */
export interface Operations {
  overview: [LookQuestion, RetentionOverview];
  scenario: [ScenarioQuestion, RetentionComparison];
  actions: [ActionsQuestion, ActionList];
  plans: [null, RetentionPlans];
  letGo: [null, null];
  close: [null, null];
}

export type Operation = keyof Operations;

/** Given as `workerData`. */
export interface Assignment {
  readonly folder: string;
  /** Where the plans lie that come with oc-stats. */
  readonly plansFolder: string;
}

export interface ToDesk {
  readonly id: number;
  readonly operation: Operation;
  readonly input: unknown;
}

/** Without a code it was not foreseen, and the message is for the log. */
export interface Refusal {
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly parameter?: string | undefined;
}

export type FromDesk =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly refusal: Refusal };
