import { addMonths, dayNumber, type Day } from '@oc-stats/contract';
import type { RetentionPlan as Plan, RetentionScenario as Scenario } from '@oc-stats/contract';
import type { Action } from './action.ts';
import { Books } from './books.ts';
import { Calendar } from './calendar.ts';
import { NONE, type Columns } from './columns.ts';
import { Happened } from './happened.ts';
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
  const playWith = (rewatched: number, happens: Parameters<typeof play>[2]) => {
    const books = new Books(calendar, columns.creators.length);
    const end = dayNumber(addMonths(asOf, plan.horizon));
    const viewings = new Viewings(columns, subjects, rewatched, dayNumber(asOf), end);
    const quotas = plan.quotas ?? {};
    play({ columns, subjects, judges, quotas, viewings, observedSince }, books, happens);
    return books;
  };
  const unwatched = once(() => {
    const happened = new Happened();
    const books = playWith(0, (recording, rule, run) => happened.add(recording, rule, run));
    return { happened, books };
  });
  // Sums may reckon with a lot that saves some; a list that somebody acts on must leave out nobody.
  const books = plan.rewatched ? playWith(plan.rewatched, () => undefined) : unwatched().books;
  const listed = once(() => withoutPassing(columns.count, unwatched().happened.actions(judges)));
  return {
    scenario: statement(plan, calendar, books, createdThisYear(columns, plan, asOf)),
    get actions() {
      return listed();
    },
  };
}

/** Who moves a slider wants no list, and does not wait for one. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What is archived and gone on the same day was never in the archive: it is only thrown away. */
function withoutPassing(recordings: number, actions: readonly Action[]): Action[] {
  const gone = new Int32Array(recordings).fill(NONE);
  for (const { gone: day, recording, rule } of actions) if (rule.action === 'delete') gone[recording] = day;
  return actions.filter(({ done, fired, recording, rule }) => {
    const isPassing = rule.action === 'archive' && fired === done && gone[recording] === done;
    return !isPassing;
  });
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
