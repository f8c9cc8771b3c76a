import type { RetentionRule } from '@oc-stats/contract';

/** What a rule does to a recording. Days are numbers since 1970. */
export interface Action {
  readonly recording: number;
  readonly rule: RetentionRule;
  /** When the rule fired. */
  readonly fired: number;
  /** When its owner is told of it: first when it fires, then to remind. */
  readonly told: readonly number[];
  /** When it is done. */
  readonly done: number;
  /** When its place is free. */
  readonly gone: number;
}
