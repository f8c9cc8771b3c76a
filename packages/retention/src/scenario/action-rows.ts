import { dayLabel, type Day, type RetentionRule } from '@oc-stats/contract';
import type { Action } from './action.ts';
import type { Columns } from './columns.ts';

/** A line of the list that somebody is to act on. */
export interface ActionRow {
  readonly id: string;
  readonly rule: string;
  readonly action: RetentionRule['action'];
  /** When the rule fires, and its owner is told where the plan says so. */
  readonly fired: Day;
  readonly done: Day;
  /** When its place is free: behind `done` by the grace of the rule. */
  readonly gone: Day;
  readonly hours: number;
  /** `null` where it is not known. */
  readonly bytes: number | null;
}

/** In the order in which things happen; what happens on one day, by id. */
export function actionRows(columns: Columns, actions: readonly Action[]): ActionRow[] {
  const { bytes, hours, id } = columns;
  return [...actions]
    .sort((a, b) => a.done - b.done || byText(id[a.recording] ?? '', id[b.recording] ?? ''))
    .map(({ done, fired, gone, recording, rule }) => ({
      id: id[recording] ?? '',
      rule: rule.name,
      action: rule.action,
      fired: dayLabel(fired),
      done: dayLabel(done),
      gone: dayLabel(gone),
      hours: hours[recording] ?? 0,
      bytes: Number.isNaN(bytes[recording] ?? NaN) ? null : (bytes[recording] ?? null),
    }));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
