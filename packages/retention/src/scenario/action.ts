import type { RetentionRule } from '@oc-stats/contract';

/** What a rule does to a recording. */
export interface Action {
  readonly recording: number;
  readonly rule: RetentionRule;
  /** When the rule fired, as a day number: its owner is told then, if there is a notice. */
  readonly fired: number;
  /** When it is done. */
  readonly done: number;
  /** When its place is free. */
  readonly gone: number;
}
