import { addMonths, dayNumber, type Day } from '@oc-stats/contract';
import type { RetentionPlan as Plan } from '@oc-stats/contract';
import type { Calendar } from './calendar.ts';
import { NONE, type Columns } from './columns.ts';
import { shiftBy } from './shift.ts';

/** All recordings that a scenario is about: those that are there, and behind them those that are yet to come. */
export interface Subjects {
  readonly count: number;
  /** Of which recording each is, or last year's from which it is known what it will be like. */
  readonly recording: Int32Array;
  /** In which year it comes; 0 is there already. */
  readonly year: Uint8Array;
  readonly created: Int32Array;
  readonly lastView: Int32Array;
  /** How many recordings it stands for, and their hours. */
  readonly weight: Float64Array;
  readonly hours: Float64Array;
}

/** Last year comes again, year after year: as much, of the same kinds, watched as long. */
export function subjectsOf(columns: Columns, plan: Plan, asOf: Day, calendar: Calendar): Subjects {
  const { bySource = {}, share = 1 } = plan.intake ?? { share: 0 };
  const weights = columns.sources.map(
    (source) => new Map(Object.entries(bySource)).get(source || 'Unspecified') ?? share,
  );
  const [from, to] = [dayNumber(addMonths(asOf, -12)), dayNumber(asOf)];
  const comes: number[] = [];
  for (let i = 0; plan.intake && i < columns.count; i++) {
    const created = columns.created[i] ?? NONE;
    if (created >= from && created < to && weights[columns.source[i] ?? 0] !== 0) comes.push(i);
  }
  const years = comes.length === 0 ? 0 : Math.ceil(plan.horizon / 12);
  const most = columns.count + comes.length * years;
  const recording = new Int32Array(most);
  const year = new Uint8Array(most);
  const created = new Int32Array(most);
  const lastView = new Int32Array(most);
  const weight = new Float64Array(most).fill(1);
  for (let i = 0; i < columns.count; i++) recording[i] = i;
  created.set(columns.created);
  // Who was watched nobody knows when may have been on the last day: no rule is to fire too soon.
  for (let i = 0; i < columns.count; i++) {
    const viewed = columns.lastView[i] ?? NONE;
    lastView[i] = viewed === NONE && columns.ever[i] === 1 ? to : viewed;
  }
  let count = columns.count;
  for (let coming = 1; coming <= years; coming++) {
    const shift = shiftBy(coming * 12);
    for (const i of comes) {
      const day = shift(columns.created[i] ?? NONE);
      if (calendar.monthOf(day) === calendar.count) continue;
      recording[count] = i;
      year[count] = coming;
      created[count] = day;
      lastView[count] = shift(lastView[i] ?? NONE);
      weight[count] = weights[columns.source[i] ?? 0] ?? 0;
      count += 1;
    }
  }
  return {
    count,
    recording,
    year,
    created,
    lastView,
    weight,
    hours: Float64Array.from(
      { length: count },
      (_, i) => (columns.hours[recording[i] ?? 0] ?? 0) * (weight[i] ?? 0),
    ),
  };
}
