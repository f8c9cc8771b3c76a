import { addDays, addMonths, dayNumber, type Day } from '@oc-stats/contract';
import type { RetentionPlan as Plan, RetentionRule as Rule } from '@oc-stats/contract';
import { NONE, type Columns } from './columns.ts';
import { matching, type Matches } from './matching.ts';
import { runsOf } from './runs.ts';
import { later } from './span.ts';
import type { Action } from './action.ts';

interface Judge {
  readonly rule: Rule;
  readonly matches: Matches;
  /** By run: what is dated before this day is due. */
  readonly due: Int32Array;
  /** By run: when it is done if the rule fires then, and when its place is free. */
  readonly done: Int32Array;
  readonly gone: Int32Array;
  /** The first run that counts. */
  readonly first: number;
  readonly isSeldom: (recording: number, run: number) => boolean;
}

/** What becomes of single recordings under a plan, on the days on which its rules are looked at. */
export class Courses {
  readonly #columns: Columns;
  readonly #judges: readonly Judge[];
  readonly #runs: Int32Array;
  readonly #isExempt: (recording: number, day: number) => boolean;

  constructor(
    columns: Columns,
    plan: Plan,
    { asOf, isActive }: { readonly asOf: Day; readonly isActive: (creator: string) => boolean },
  ) {
    const runs = runsOf(plan.runs, asOf, plan.horizon);
    this.#columns = columns;
    this.#runs = Int32Array.from(runs, dayNumber);
    this.#isExempt = exemption(columns, plan, isActive);
    const nextYear = dayNumber(addMonths(asOf, 12));
    this.#judges = plan.rules.map((rule) => {
      const done = runs.map((day) => (rule.notice ? later(day, rule.notice) : day));
      return {
        rule,
        matches: matching(columns, rule.where, isActive),
        due: Int32Array.from(runs, (day) =>
          dayNumber(rule.after ? later(day, rule.after, -1) : addDays(day, 1)),
        ),
        done: Int32Array.from(done, dayNumber),
        gone: Int32Array.from(done, (day) => dayNumber(rule.grace ? later(day, rule.grace) : day)),
        first: rule.from === undefined ? 0 : runs.filter((day) => day < (rule.from ?? '')).length,
        isSeldom: seldom(columns, rule, this.#runs, nextYear),
      };
    });
  }

  /** All that happens to a recording, in order; `shift` makes it one that is yet to come. */
  follow(recording: number, happens: (action: Action) => void, shift: Shift = NO_SHIFT): void {
    const { archived, created, lastView } = this.#columns;
    const since: Since = {
      created: shift(created[recording] ?? NONE),
      'last-view': shift(lastView[recording] ?? NONE),
      archived: shift === NO_SHIFT ? (archived[recording] ?? NONE) : NONE,
      unpublished: NONE,
      stripped: NONE,
    };
    if (since['last-view'] === NONE) since['last-view'] = since.created;
    // A rule fires once for a recording.
    const rest = this.#judges.filter((judge) => judge.matches(recording));
    let from = this.#runOn(since.created);
    while (rest.length > 0) {
      let [next, at] = [-1, this.#runs.length];
      for (let i = 0; i < rest.length; i++) {
        const judge = rest[i] as Judge;
        if (!isPossible(judge.rule, since)) continue;
        const run = this.#firstRun(judge, recording, since[judge.rule.since], Math.max(from, judge.first));
        if (run < at) [next, at] = [i, run];
      }
      const [judge] = next < 0 ? [] : rest.splice(next, 1);
      if (!judge) return;
      const { action } = judge.rule;
      const done = judge.done[at] ?? 0;
      happens({ recording, rule: judge.rule, fired: this.#runs[at] ?? 0, done, gone: judge.gone[at] ?? 0 });
      if (action === 'delete') return;
      if (action === 'archive') since.archived = done;
      if (action === 'unpublish') since.unpublished = done;
      if (action === 'strip') since.stripped = done;
      from = this.#runOn(done);
    }
  }

  /** The first run on a day, or behind it. */
  #runOn(day: number): number {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle] ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #firstRun(judge: Judge, recording: number, since: number, from: number): number {
    if (since === NONE) return this.#runs.length;
    // What is due stays due, so the first run on which it is can be looked up.
    let [low, high] = [from, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (since < (judge.due[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    while (
      low < this.#runs.length &&
      (!judge.isSeldom(recording, low) || this.#isExempt(recording, this.#runs[low] ?? 0))
    )
      low += 1;
    return low;
  }
}

/** Moves the days of a recording of last year to those of one that is yet to come. */
export type Shift = (day: number) => number;
const NO_SHIFT: Shift = (day) => day;

type Since = Record<Rule['since'], number>;

function isPossible({ action }: Rule, since: Since): boolean {
  if (action === 'archive') return since.archived === NONE;
  if (action === 'unpublish') return since.unpublished === NONE;
  return action !== 'strip' || since.stripped === NONE;
}

function exemption(columns: Columns, { exempt }: Plan, isActive: (creator: string) => boolean) {
  if (!exempt) return () => false;
  const { ids, until, ...scope } = exempt;
  const named = new Set(ids);
  const matches = Object.keys(scope).length === 0 ? () => false : matching(columns, scope, isActive);
  const end = until === undefined ? Infinity : dayNumber(until);
  return (recording: number, day: number) =>
    day < end && (named.has(columns.id[recording] ?? '') || matches(recording));
}

/** Views to come are unknown and taken for none: after a year nothing has any. */
function seldom(columns: Columns, { fewerViews }: Rule, runs: Int32Array, nextYear: number) {
  if (!fewerViews) return () => true;
  const { folder, yearViews } = columns;
  const ofFolder = new Float64Array(columns.folders.length);
  for (let i = 0; i < columns.count; i++) ofFolder[folder[i] ?? 0]! += yearViews[i] ?? 0;
  const views =
    fewerViews.of === 'folder'
      ? (i: number) => ofFolder[folder[i] ?? 0] ?? 0
      : (i: number) => yearViews[i] ?? 0;
  return (recording: number, run: number) =>
    (runs[run] ?? 0) >= nextYear || views(recording) < fewerViews.than;
}
