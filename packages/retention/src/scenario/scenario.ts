import type { Plan, Rule } from '../plan/plan.ts';

export type Quota = keyof NonNullable<Plan['quotas']>;

/** How things stand at the end of a month. */
export interface Month {
  /** `2022-06` */
  readonly month: string;
  readonly storedHours: number;
  readonly stored: number;
  readonly archivedHours: number;
  readonly archived: number;
  /** Since the beginning, as `createdHours`: stored + archived + deleted = inventory + created, in every month. */
  readonly deletedHours: number;
  readonly deleted: number;
  readonly createdHours: number;
  readonly created: number;
  /** Owners who are told something in this month. */
  readonly notified: number;
  readonly overQuota: readonly Quota[];
}

export interface Scenario {
  readonly name: string;
  readonly months: readonly Month[];
  readonly firstMonthOver: string | null;
  /** Over all months; `null` without prices. */
  readonly cost: number | null;
}

/** What a rule does to a recording. */
export interface Action {
  readonly recording: number;
  readonly rule: Rule;
  /** When the rule fired, as a day number: its owner is told then, if there is a notice. */
  readonly fired: number;
  /** When it is done. */
  readonly done: number;
  /** When its place is free. */
  readonly gone: number;
}
