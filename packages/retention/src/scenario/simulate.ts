import { addMonths, dayNumber, type Day } from '@oc-stats/contract';
import type { RetentionPlan as Plan, RetentionScenario as Scenario } from '@oc-stats/contract';
import type { Action } from './action.ts';
import { Books } from './books.ts';
import { Calendar } from './calendar.ts';
import { NONE, type Columns } from './columns.ts';
import { judgeOf } from './judge.ts';
import { play } from './play.ts';
import { statement } from './statement.ts';
import { subjectsOf } from './subjects.ts';
import { Viewings } from './viewings.ts';

export interface Given {
  readonly asOf: Day;
  /** Who is still there; without a list everybody is. */
  readonly isActive?: (creator: string) => boolean;
  /** Before this day nobody counted views: what has none may have had some then. */
  readonly observedSince?: Day | null;
}

/** A plan, played through. */
export interface Played {
  readonly scenario: Scenario;
  /** What would be done to recordings that are there, in the order of days, if nobody watched any from now on. */
  readonly actions: readonly Action[];
}

/** What becomes of everything under a plan, month by month. Nothing is changed and nothing is remembered. */
export function simulate(columns: Columns, plan: Plan, given: Given): Played {
  const { asOf, isActive = () => true } = given;
  const observedSince = given.observedSince ? dayNumber(given.observedSince) : NONE;
  const calendar = new Calendar(asOf, plan.horizon);
  const subjects = subjectsOf(columns, plan, asOf, calendar);
  const known = { asOf, isActive, observedSince };
  const judges = plan.rules.map((rule) => judgeOf(rule, plan, columns, subjects, known));
  const playWith = (rewatched: number, happens: (action: Action) => void) => {
    const books = new Books(calendar, columns.creators.length);
    const end = dayNumber(addMonths(asOf, plan.horizon));
    const viewings = new Viewings(columns, subjects, rewatched, dayNumber(asOf), end);
    const quotas = plan.quotas ?? {};
    play({ columns, subjects, judges, quotas, viewings, observedSince }, books, happens);
    return books;
  };
  const listed = new Listed(columns.count);
  let books = playWith(0, (action) => listed.add(action));
  // A list that somebody acts on must not leave out whom a lot has saved; sums may.
  if (plan.rewatched) books = playWith(plan.rewatched, () => undefined);
  const scenario = statement(plan, calendar, books, createdThisYear(columns, plan, asOf));
  return { scenario, actions: listed.actions };
}

/** What is archived and thrown away on the same day is only thrown away. */
class Listed {
  readonly actions: Action[] = [];
  readonly #last: Int32Array;

  constructor(recordings: number) {
    this.#last = new Int32Array(recordings).fill(-1);
  }

  add(action: Action): void {
    const at = this.#last[action.recording] ?? -1;
    const last = this.actions[at];
    const replaces =
      action.rule.action === 'delete' &&
      last?.rule.action === 'archive' &&
      last.fired === action.fired &&
      last.told.length === 0;
    if (replaces) this.actions[at] = action;
    else this.#last[action.recording] = this.actions.push(action) - 1;
  }
}

/** Hours that the running year of the contract has had before the report. */
function createdThisYear(columns: Columns, { quotas }: Plan, asOf: Day): number {
  if (quotas?.yearStart === undefined) return 0;
  const month = String(quotas.yearStart).padStart(2, '0');
  const year = Number(asOf.slice(0, 4)) - Number(asOf.slice(5, 7) < month);
  const [from, to] = [dayNumber(`${year}-${month}-01`), dayNumber(asOf)];
  let hours = 0;
  for (let i = 0; i < columns.count; i++) {
    const created = columns.created[i] ?? NONE;
    if (created >= from && created < to) hours += columns.hours[i] ?? 0;
  }
  return hours;
}
