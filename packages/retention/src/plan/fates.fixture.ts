import { dayLabel, dayNumber, type Day, type RetentionPlan } from '@oc-stats/contract';
import { KINDS, NONE, type Columns } from '../scenario/columns.ts';
import { simulate } from '../scenario/simulate.ts';

/** A recording as one would tell of it. */
export interface Told {
  readonly created: Day;
  readonly viewed?: Day;
  readonly archived?: Day;
  readonly source?: string;
  readonly folder?: string;
  readonly kind?: (typeof KINDS)[number];
  readonly views?: number;
  readonly hours?: number;
}

/** What becomes of each: which rule fires on which day, and when that is done where it is another. */
export function fates(
  plan: RetentionPlan,
  asOf: Day,
  all: Readonly<Record<string, Told>>,
): Record<string, string[]> {
  const ids = Object.keys(all);
  const { actions } = simulate(columnsOf(all), plan, { asOf });
  const found: Record<string, string[]> = Object.fromEntries(ids.map((id) => [id, []]));
  for (const { done, fired, recording, rule } of actions) {
    const days = done === fired ? dayLabel(fired) : `${dayLabel(fired)} … ${dayLabel(done)}`;
    found[ids[recording] ?? '']?.push(`${days} ${rule.name}`);
  }
  return found;
}

export function columnsOf(all: Readonly<Record<string, Told>>): Columns {
  const told = Object.values(all);
  const sources = [...new Set(told.map(({ source = 'Web API' }) => source))];
  const folders = [...new Set(told.map(({ folder = 'Moodle' }) => folder))];
  const day = (label: Day | undefined) => (label === undefined ? NONE : dayNumber(label));
  return {
    count: told.length,
    hours: Float64Array.from(told, ({ hours = 1 }) => hours),
    created: Int32Array.from(told, ({ created }) => day(created)),
    lastView: Int32Array.from(told, ({ viewed }) => day(viewed)),
    archived: Int32Array.from(told, ({ archived }) => day(archived)),
    yearViews: Float64Array.from(told, ({ views = 0 }) => views),
    bytes: new Float64Array(told.length).fill(NaN),
    kind: Uint8Array.from(told, ({ kind = 'other' }) => KINDS.indexOf(kind)),
    ever: Uint8Array.from(told, ({ viewed }) => Number(viewed !== undefined)),
    source: Int32Array.from(told, ({ source = 'Web API' }) => sources.indexOf(source)),
    sources,
    folder: Int32Array.from(told, ({ folder = 'Moodle' }) => folders.indexOf(folder)),
    folders,
    creator: new Int32Array(told.length),
    creators: ['unified\\somebody'],
    id: Object.keys(all),
  };
}
