import { addDays, dayNumber, maxDay, type Day } from '@oc-stats/contract';
import type { RetentionPlan as Plan, RetentionRule as Rule } from '@oc-stats/contract';
import { CLOCKS, startedBy } from './clock.ts';
import type { Columns } from './columns.ts';
import { runsOf } from './runs.ts';
import { means, scopedBy, type Known } from './scoped.ts';
import { seldom } from './seldom.ts';
import { later } from './span.ts';
import type { Subjects } from './subjects.ts';

/** A rule, made ready to be asked a million times. All lists but the last are by run. */
export interface Judge {
  readonly rule: Rule;
  /** The clock that it starts; none where it deletes. */
  readonly starts: number | null;
  readonly runs: Int32Array;
  /** What a clock started before is due: one list for each clock that has to be over. */
  readonly due: readonly Due[];
  readonly done: Int32Array;
  readonly gone: Int32Array;
  readonly told: readonly (readonly number[])[];
  /** Whether a view before it is done saves a recording. */
  readonly heedsViews: boolean;
  /** By subject: from which day on the rule may fire; `NEVER` for those that it does not mean. */
  readonly from: Int32Array;
  /** The same for what somebody watches after the report. */
  readonly fromOnceViewed: Int32Array;
}

export interface Due {
  readonly clock: number;
  readonly before: Int32Array;
}

export const NEVER = 2_000_000_000;

export function judgeOf(
  rule: Rule,
  plan: Plan,
  columns: Columns,
  subjects: Subjects,
  { asOf, ...known }: Known & { readonly asOf: Day },
): Judge {
  const runs = runsOf(rule.runs ?? plan.runs, asOf, plan.horizon).filter((day) => day >= (rule.from ?? ''));
  const conditions = [{ since: rule.since, after: rule.after }, ...(rule.also ?? [])];
  const done = runs.map((day) => (rule.notice ?? []).map((span) => later(day, span)).reduce(maxDay, day));
  const from = fromDays(rule, plan, columns, subjects, { asOf, ...known });
  return {
    rule,
    starts: startedBy(rule.action),
    runs: Int32Array.from(runs, dayNumber),
    due: conditions.map(({ after, since }) => ({
      clock: CLOCKS.indexOf(since),
      before: Int32Array.from(runs, (day) => dayNumber(after ? later(day, after, -1) : addDays(day, 1))),
    })),
    done: Int32Array.from(done, dayNumber),
    gone: Int32Array.from(done, (day) => dayNumber(rule.grace ? later(day, rule.grace) : day)),
    told: runs.map((day, run) => toldOn(rule, day, done[run] ?? day)),
    heedsViews: conditions.some(({ since }) => since === 'last-view' || since === 'archived'),
    from,
    fromOnceViewed: asksWhetherWatched(rule, plan)
      ? fromDays(rule, plan, allWatched(columns), subjects, { asOf, ...known })
      : from,
  };
}

function asksWhetherWatched({ where }: Rule, { exempt = [], rewatched = 0 }: Plan): boolean {
  return rewatched > 0 && [where, ...exempt].some((scope) => scope?.watched !== undefined);
}

function allWatched(columns: Columns): Columns {
  return { ...columns, ever: new Uint8Array(columns.count).fill(1) };
}

function toldOn({ action, notice }: Rule, fired: Day, done: Day): number[] {
  if (!notice) return action === 'notify' ? [dayNumber(fired)] : [];
  // A month before the day that is a month later may be another day, where months are of unlike length.
  const reminders = notice.map((span) => maxDay(fired, later(done, span, -1)));
  reminders[reminders.indexOf(reminders.reduce((a, b) => (a < b ? a : b)))] = fired;
  return [...new Set(reminders)].sort().map(dayNumber);
}

function fromDays(
  rule: Rule,
  plan: Plan,
  columns: Columns,
  subjects: Subjects,
  { asOf, ...known }: Known & { readonly asOf: Day },
): Int32Array {
  const where = scopedBy(columns, rule.where ?? {}, known);
  const exemptions = (plan.exempt ?? [])
    .filter(({ actions }) => actions?.includes(rule.action) ?? true)
    .map((exemption) => ({
      scoped: scopedBy(columns, exemption, known),
      until: exemption.until === undefined ? NEVER : dayNumber(exemption.until),
    }));
  const seldomFrom = seldom(columns, rule, subjects, asOf);
  const from = new Int32Array(subjects.count).fill(NEVER);
  for (let subject = 0; subject < subjects.count; subject++) {
    const recording = subjects.recording[subject] ?? 0;
    const created = subjects.created[subject] ?? 0;
    const year = subjects.year[subject] ?? 0;
    if (!means(where, recording, created, year)) continue;
    let day = Math.max(seldomFrom(subject), -NEVER);
    for (const { scoped, until } of exemptions)
      if (until > day && means(scoped, recording, created, year)) day = until;
    from[subject] = day;
  }
  return from;
}
