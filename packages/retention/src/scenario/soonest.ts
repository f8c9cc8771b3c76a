import { NONE } from './columns.ts';
import { firstAbove } from './first-above.ts';
import { NEVER, type Due, type Judge } from './judge.ts';
import type { State } from './state.ts';
import type { Timetable } from './timetable.ts';

/** When something will happen to a recording next, if nobody watches it. */
export class Soonest {
  readonly #judges: readonly Judge[];
  readonly #table: Timetable;
  readonly #state: State;

  constructor(judges: readonly Judge[], table: Timetable, state: State) {
    this.#judges = judges;
    this.#table = table;
    this.#state = state;
  }

  /** The first place in the timetable, from one on, at which a rule would fire; behind all of them when none does. */
  placeOf(subject: number, place: number): number {
    const { clocks, fired } = this.#state;
    let best = this.#table.places;
    for (let rule = 0; rule < this.#judges.length; rule++) {
      if (((fired[subject] ?? 0) >> rule) & 1) continue;
      const judge = this.#judges[rule] as Judge;
      const from = this.#state.viewed[subject] === 1 ? judge.fromOnceViewed : judge.from;
      const since = from[subject] ?? NEVER;
      if (since === NEVER || !this.#isPossible(judge, subject)) continue;
      // What is due stays due, so the first run on which all of it is can be looked up.
      let run = firstAbove(judge.runs, this.#table.runFrom(rule, place), since - 1);
      for (let i = 0; i < judge.due.length; i++) {
        const { before, clock } = judge.due[i] as Due;
        const start = clocks[clock]?.[subject] ?? NONE;
        run = start === NONE ? judge.runs.length : firstAbove(before, run, start);
      }
      if (run < judge.runs.length) best = Math.min(best, this.#table.placeOf(rule, run));
    }
    return best;
  }

  #isPossible({ rule: { action, whileOver }, starts }: Judge, subject: number): boolean {
    if (whileOver && this.#state.liesOf(subject) !== whileOver) return false;
    return starts === null || action === 'notify' || !this.#state.isRunning(starts, subject);
  }
}
