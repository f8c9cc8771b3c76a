import { ARCHIVED, CLOCKS, CREATED, DISABLED, LAST_VIEW, UNPUBLISHED } from './clock.ts';
import { NONE, type Columns } from './columns.ts';
import type { Lies } from './room.ts';
import type { Subjects } from './subjects.ts';

/** How it stands with every recording at the moment that a play has reached. */
export class State {
  /** By clock: since when it runs; `NONE` when it does not. */
  readonly clocks: readonly Int32Array[];
  /** By rule one bit: it fires once for a recording. */
  readonly fired: Int32Array;
  /** The last view that is reckoned with already. */
  readonly seen: Int32Array;
  /** Whether somebody watched it since the report. */
  readonly viewed: Uint8Array;

  constructor(columns: Columns, subjects: Subjects, observedSince: number) {
    const { count, created, lastView, recording, year } = subjects;
    this.fired = new Int32Array(count);
    this.seen = new Int32Array(count);
    this.viewed = new Uint8Array(count);
    this.clocks = CLOCKS.map(() => new Int32Array(count).fill(NONE));
    for (let subject = 0; subject < count; subject++) {
      const made = created[subject] ?? NONE;
      const view = lastView[subject] ?? NONE;
      this.#set(CREATED, subject, made);
      // What was never viewed counts from its creation, or from when somebody began to count.
      this.#set(LAST_VIEW, subject, view === NONE ? Math.max(made, observedSince) : view);
      if (year[subject] === 0)
        this.#set(ARCHIVED, subject, columns.archived[recording[subject] ?? 0] ?? NONE);
      else this.seen[subject] = made;
    }
  }

  isRunning(clock: number, subject: number): boolean {
    return this.clocks[clock]?.[subject] !== NONE;
  }

  liesOf(subject: number): Lies {
    return this.isRunning(ARCHIVED, subject) ? 'archived' : 'stored';
  }

  /** Nobody can watch it. */
  isHidden(subject: number): boolean {
    return this.isRunning(UNPUBLISHED, subject) || this.isRunning(DISABLED, subject);
  }

  start(clock: number, subject: number, day: number): void {
    this.#set(clock, subject, day);
  }

  watch(subject: number, day: number): void {
    this.seen[subject] = day;
    this.viewed[subject] = 1;
    this.#set(LAST_VIEW, subject, day);
    this.#set(ARCHIVED, subject, NONE);
  }

  #set(clock: number, subject: number, day: number): void {
    const running = this.clocks[clock];
    if (running) running[subject] = day;
  }
}
