import { addMonths, dayLabel, dayNumber, type Day } from '@oc-stats/contract';
import type {
  RetentionMonth as Month,
  RetentionPlan as Plan,
  RetentionQuota as Quota,
  RetentionScenario as Scenario,
} from '@oc-stats/contract';
import { NONE, type Columns } from './columns.ts';
import { Courses, type Shift } from './course.ts';
import type { Action } from './action.ts';

export interface Given {
  readonly asOf: Day;
  /** Who is still there; without a list everybody is. */
  readonly isActive?: (creator: string) => boolean;
}

/** What becomes of everything under a plan, month by month. Nothing is changed and nothing is remembered. */
export function simulate(
  columns: Columns,
  plan: Plan,
  { asOf, isActive = () => true }: Given,
): { scenario: Scenario; actions: Action[] } {
  const courses = new Courses(columns, plan, { asOf, isActive });
  const calendar = new Months(asOf, plan.horizon);
  const books = new Books(plan.horizon);
  const actions: Action[] = [];
  for (let recording = 0; recording < columns.count; recording++) {
    const hours = columns.hours[recording] ?? 0;
    const isArchived = (columns.archived[recording] ?? NONE) !== NONE;
    books.begin(isArchived ? 'archived' : 'stored', hours);
    let lies: Place = isArchived ? 'archived' : 'stored';
    const creator = columns.creator[recording] ?? -1;
    courses.follow(recording, (action) => {
      actions.push(action);
      lies = books.book(action, { lies, hours, weight: 1, calendar, creator });
    });
  }
  if (plan.intake) takeIn(columns, plan, { asOf, calendar, books, courses });
  return { scenario: scenarioOf(plan, calendar, books), actions };
}

type Place = 'stored' | 'archived';

/** Last year comes again, year after year: as much, of the same kinds, watched as long. */
function takeIn(
  columns: Columns,
  plan: Plan,
  {
    asOf,
    books,
    calendar,
    courses,
  }: { readonly asOf: Day; readonly calendar: Months; readonly books: Books; readonly courses: Courses },
): void {
  const { bySource = {}, share = 1 } = plan.intake ?? {};
  const weights = columns.sources.map((source) => bySource[source] ?? share);
  const [from, to] = [dayNumber(addMonths(asOf, -12)), dayNumber(asOf)];
  for (let year = 1; year * 12 - 12 < plan.horizon; year++) {
    const shift = shiftBy(year * 12);
    for (let recording = 0; recording < columns.count; recording++) {
      const created = columns.created[recording] ?? NONE;
      const weight = weights[columns.source[recording] ?? 0] ?? 0;
      if (created < from || created >= to || weight === 0) continue;
      const hours = (columns.hours[recording] ?? 0) * weight;
      const month = calendar.monthOf(shift(created));
      if (month >= calendar.count) continue;
      books.create(month, hours, weight);
      let lies: Place = 'stored';
      const creator = columns.creator[recording] ?? -1;
      courses.follow(
        recording,
        (action) => {
          lies = books.book(action, { lies, hours, weight, calendar, creator });
        },
        shift,
      );
    }
  }
}

/** Days of a year or so are moved; each is reckoned once. */
function shiftBy(months: number): Shift {
  const known = new Map<number, number>();
  return (day) => {
    if (day === NONE) return NONE;
    let moved = known.get(day);
    if (moved === undefined) known.set(day, (moved = dayNumber(addMonths(dayLabel(day), months))));
    return moved;
  };
}

class Months {
  readonly count: number;
  readonly labels: readonly string[];
  readonly #ends: readonly number[];

  constructor(asOf: Day, count: number) {
    const first = `${asOf.slice(0, 7)}-01`;
    this.count = count;
    this.labels = Array.from({ length: count }, (_, month) => addMonths(first, month).slice(0, 7));
    this.#ends = Array.from({ length: count }, (_, month) => dayNumber(addMonths(first, month + 1)));
  }

  /** In which month a day lies; `count` when it lies behind all. */
  monthOf(day: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (day < (this.#ends[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** What moves in each month. The last place of every column takes what happens after all of them. */
class Books {
  readonly start = { stored: 0, storedHours: 0, archived: 0, archivedHours: 0 };
  readonly createdHours: Float64Array;
  readonly created: Float64Array;
  readonly archivedHours: Float64Array;
  readonly archived: Float64Array;
  readonly deletedHours: { readonly stored: Float64Array; readonly archived: Float64Array };
  readonly deleted: { readonly stored: Float64Array; readonly archived: Float64Array };
  readonly notified: readonly Set<number>[];

  constructor(months: number) {
    const column = () => new Float64Array(months + 1);
    this.createdHours = column();
    this.created = column();
    this.archivedHours = column();
    this.archived = column();
    this.deletedHours = { stored: column(), archived: column() };
    this.deleted = { stored: column(), archived: column() };
    this.notified = Array.from({ length: months + 1 }, () => new Set<number>());
  }

  begin(lies: Place, hours: number): void {
    this.start[lies] += 1;
    this.start[`${lies}Hours`] += hours;
  }

  create(month: number, hours: number, weight: number): void {
    add(this.createdHours, month, hours);
    add(this.created, month, weight);
  }

  /** Gives where the recording lies afterwards. */
  book(
    action: Action,
    {
      calendar,
      creator,
      hours,
      lies,
      weight,
    }: {
      readonly lies: Place;
      readonly hours: number;
      readonly weight: number;
      readonly calendar: Months;
      readonly creator: number;
    },
  ): Place {
    const { rule } = action;
    if (rule.notice !== undefined || rule.action === 'notify')
      this.notified[calendar.monthOf(action.fired)]?.add(creator);
    if (rule.action === 'archive') {
      const month = calendar.monthOf(action.done);
      add(this.archivedHours, month, hours);
      add(this.archived, month, weight);
      return 'archived';
    }
    if (rule.action === 'delete') {
      const month = calendar.monthOf(action.gone);
      add(this.deletedHours[lies], month, hours);
      add(this.deleted[lies], month, weight);
    }
    return lies;
  }
}

function add(column: Float64Array, at: number, value: number): void {
  column[at] = (column[at] ?? 0) + value;
}

function scenarioOf(plan: Plan, calendar: Months, books: Books): Scenario {
  const { quotas = {}, prices } = plan;
  const sum = { createdHours: 0, created: 0, archivedHours: 0, archived: 0, deletedHours: 0, deleted: 0 };
  const from = { storedHours: 0, stored: 0, archivedHours: 0, archived: 0 };
  let [createdThisYear, cost] = [0, 0];
  const months = calendar.labels.map((month, i): Month => {
    const at = (column: Float64Array) => column[i] ?? 0;
    if (i % 12 === 0) createdThisYear = 0;
    createdThisYear += at(books.createdHours);
    sum.createdHours += at(books.createdHours);
    sum.created += at(books.created);
    sum.archivedHours += at(books.archivedHours);
    sum.archived += at(books.archived);
    from.storedHours += at(books.deletedHours.stored);
    from.stored += at(books.deleted.stored);
    from.archivedHours += at(books.deletedHours.archived);
    from.archived += at(books.deleted.archived);
    const { start } = books;
    const storedHours = start.storedHours + sum.createdHours - sum.archivedHours - from.storedHours;
    const archivedHours = start.archivedHours + sum.archivedHours - from.archivedHours;
    const over: Quota[] = [];
    if (storedHours > (quotas.stored ?? Infinity)) over.push('stored');
    if (createdThisYear > (quotas.created ?? Infinity)) over.push('created');
    if (archivedHours > (quotas.archived ?? Infinity)) over.push('archived');
    cost +=
      ((prices?.storedHourYear ?? 0) * storedHours +
        (prices?.archivedHourYear ?? 0) * archivedHours +
        (prices?.year ?? 0)) /
        12 +
      (prices?.createdHour ?? 0) * at(books.createdHours);
    return {
      month,
      storedHours,
      stored: start.stored + sum.created - sum.archived - from.stored,
      archivedHours,
      archived: start.archived + sum.archived - from.archived,
      deletedHours: from.storedHours + from.archivedHours,
      deleted: from.stored + from.archived,
      createdHours: sum.createdHours,
      created: sum.created,
      notified: books.notified[i]?.size ?? 0,
      overQuota: over,
    };
  });
  return {
    name: plan.name,
    months,
    firstMonthOver: months.find(({ overQuota }) => overQuota.length > 0)?.month ?? null,
    cost: prices ? cost : null,
  };
}
