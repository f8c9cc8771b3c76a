import { CLOCKS } from './clock.ts';
import type { Columns } from './columns.ts';
import type { Judge } from './judge.ts';
import type { State } from './state.ts';
import type { Subjects } from './subjects.ts';

type Order = (a: number, b: number) => number;

/** Whom a rule that frees only so much as has to go takes first. Ids decide in the end, so that no order of rows does. */
export function firstToGo({ rule }: Judge, columns: Columns, subjects: Subjects, state: State): Order {
  const clock = state.clocks[CLOCKS.indexOf(rule.since)];
  const idOf = (subject: number) => columns.id[subjects.recording[subject] ?? 0] ?? '';
  return (a, b) =>
    (clock?.[a] ?? 0) - (clock?.[b] ?? 0) ||
    (subjects.hours[b] ?? 0) - (subjects.hours[a] ?? 0) ||
    (idOf(a) < idOf(b) ? -1 : Number(idOf(a) > idOf(b))) ||
    a - b;
}
