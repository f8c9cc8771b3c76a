import { addMonths, dayNumber, type Day } from '@oc-stats/contract';
import { NONE, type Columns } from './columns.ts';

/** One reading of an inventory. */
export interface Reading {
  readonly columns: Columns;
  readonly asOf: Day;
}

export interface RewatchRate {
  /** Recordings that had not been viewed for so long, and how many of them somebody viewed after all. */
  readonly of: number;
  readonly viewed: number;
  /** The share in a year; `null` where nobody can say. It is what a plan calls `rewatched`. */
  readonly perYear: number | null;
}

/**
 * How many of those that nobody had viewed for so many months were viewed after all, between two readings of the same
 * system. What was deleted meanwhile is left out: of it nobody knows.
 */
export function rewatchRate(earlier: Reading, later: Reading, months: number): RewatchRate {
  const cutOff = dayNumber(addMonths(earlier.asOf, -months));
  const then = dayNumber(earlier.asOf);
  const now = new Map(later.columns.id.map((id, i) => [id, later.columns.lastView[i] ?? NONE]));
  let [of, viewed] = [0, 0];
  for (let i = 0; i < earlier.columns.count; i++) {
    const { created, id, lastView } = earlier.columns;
    const last = Math.max(lastView[i] ?? NONE, created[i] ?? NONE);
    const view = now.get(id[i] ?? '');
    if (last === NONE || last >= cutOff || view === undefined) continue;
    of += 1;
    if (view >= then) viewed += 1;
  }
  const years = (dayNumber(later.asOf) - then) / 365.25;
  // Whoever is not viewed in a part of a year may be in the rest of it.
  const perYear = of === 0 || years <= 0 ? null : 1 - (1 - viewed / of) ** (1 / years);
  return { of, viewed, perYear };
}

/**
 * With one reading only: of the recordings that were older than that a year ago, how many were viewed in that year. It
 * is more than the share of those that had not been viewed, because it counts those that are viewed all the time.
 */
export function rewatchedAtMost({ asOf, columns }: Reading, months: number): RewatchRate {
  const [cutOff, yearAgo] = [dayNumber(addMonths(asOf, -12 - months)), dayNumber(addMonths(asOf, -12))];
  let [of, viewed] = [0, 0];
  for (let i = 0; i < columns.count; i++) {
    const created = columns.created[i] ?? NONE;
    if (created === NONE || created >= cutOff) continue;
    of += 1;
    if ((columns.lastView[i] ?? NONE) >= yearAgo) viewed += 1;
  }
  return { of, viewed, perYear: of === 0 ? null : viewed / of };
}
