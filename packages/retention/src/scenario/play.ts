import type { RetentionPlan as Plan } from '@oc-stats/contract';
import { Agenda } from './agenda.ts';
import type { Books } from './books.ts';
import { ARCHIVED } from './clock.ts';
import { NONE, type Columns } from './columns.ts';
import { firstToGo } from './first-to-go.ts';
import type { Judge } from './judge.ts';
import { Queue } from './queue.ts';
import type { Lies } from './room.ts';
import { Soonest } from './soonest.ts';
import { State } from './state.ts';
import type { Subjects } from './subjects.ts';
import { Timetable } from './timetable.ts';
import type { Viewings } from './viewings.ts';
import { Whereabouts } from './whereabouts.ts';

interface Stage {
  readonly columns: Columns;
  readonly subjects: Subjects;
  readonly judges: readonly Judge[];
  readonly quotas: NonNullable<Plan['quotas']>;
  readonly viewings: Viewings;
  readonly observedSince: number;
}

/** Told of everything that a rule does to a recording that is there, on which of its runs. */
type Happens = (recording: number, rule: number, run: number) => void;

/** Plays a plan through, day by day and rule by rule. Each recording is only looked at when something may happen to it. */
export function play(stage: Stage, books: Books, happens: Happens): void {
  new Play(stage, books, happens).play();
}

class Play {
  readonly #stage: Stage;
  readonly #books: Books;
  readonly #happens: Happens;
  readonly #state: State;
  readonly #table: Timetable;
  readonly #soonest: Soonest;
  readonly #agenda: Agenda;
  readonly #whereabouts: Whereabouts;

  constructor(stage: Stage, books: Books, happens: Happens) {
    this.#stage = stage;
    this.#books = books;
    this.#happens = happens;
    this.#state = new State(stage.columns, stage.subjects, stage.observedSince);
    this.#table = new Timetable(stage.judges);
    this.#soonest = new Soonest(stage.judges, this.#table, this.#state);
    this.#agenda = new Agenda(this.#table.places, stage.subjects.count);
    this.#whereabouts = new Whereabouts(stage.subjects, this.#state, books, this.#table.days);
  }

  play(): void {
    for (let subject = this.#stage.subjects.count - 1; subject >= 0; subject--) this.#enter(subject);
    const { judges } = this.#stage;
    for (let place = 0; place < this.#table.places; place++) {
      const rule = this.#table.ruleAt(place);
      if (rule === 0) this.#whereabouts.reach(place / judges.length);
      const judge = judges[rule] as Judge;
      if (judge.rule.whileOver) this.#fireWhileOver(judge, rule, place, judge.rule.whileOver);
      else this.#agenda.take(place, (subject) => this.#fire(judge, rule, place, subject));
    }
  }

  #enter(subject: number): void {
    this.#whereabouts.enter(subject);
    this.#plan(subject, this.#table.placeOn(this.#stage.subjects.created[subject] ?? NONE));
  }

  /** Puts a recording where it will be looked at next, from a place on; whoever watches it before changes that. */
  #plan(subject: number, from: number): void {
    let place = this.#soonest.placeOf(subject, from);
    for (;;) {
      const view = this.#nextView(subject);
      if (view === Infinity || view > this.#table.dayAt(place)) break;
      this.#watch(subject, view);
      place = this.#soonest.placeOf(subject, Math.max(from, this.#table.placeOn(view)));
    }
    if (place < this.#table.places) this.#agenda.put(place, subject);
  }

  #fireWhileOver(judge: Judge, rule: number, place: number, lies: Lies): void {
    const quota = this.#stage.quotas[lies] ?? Infinity;
    const waiting: number[] = [];
    this.#agenda.take(place, (subject) => waiting.push(subject));
    let left: readonly number[] = waiting;
    if (this.#whereabouts.isOver(lies, quota)) {
      const order = firstToGo(judge, this.#stage.columns, this.#stage.subjects, this.#state);
      const queue = new Queue(waiting, order);
      while (this.#whereabouts.isOver(lies, quota)) {
        const subject = queue.take();
        if (subject === undefined) break;
        this.#fire(judge, rule, place, subject);
      }
      left = queue.rest;
    }
    for (const subject of left) this.#plan(subject, place + 1);
  }

  #fire(judge: Judge, rule: number, place: number, subject: number): void {
    const { subjects } = this.#stage;
    const run = this.#table.runFrom(rule, place);
    const [fired, done, gone] = [judge.runs[run] ?? 0, judge.done[run] ?? 0, judge.gone[run] ?? 0];
    const told = judge.told[run] ?? [];
    const recording = subjects.recording[subject] ?? 0;
    for (let view = this.#nextView(subject); view <= done; view = this.#nextView(subject)) {
      this.#watch(subject, view);
      if (!judge.heedsViews) continue;
      this.#tell(recording, told, view);
      this.#plan(subject, this.#table.placeOn(view));
      return;
    }
    this.#tell(recording, told, done);
    if (subjects.year[subject] === 0) this.#happens(recording, rule, run);
    this.#state.fired[subject]! |= 1 << rule;
    this.#do(judge, subject, done, gone);
    if (judge.rule.action !== 'delete')
      this.#plan(subject, done === fired ? place + 1 : this.#table.placeOn(done));
  }

  #tell(recording: number, told: readonly number[], until: number): void {
    const creator = this.#stage.columns.creator[recording] ?? 0;
    for (const day of told) if (day <= until) this.#books.tell(creator, day);
  }

  #do({ starts }: Judge, subject: number, done: number, gone: number): void {
    if (starts === null) return this.#whereabouts.delete(subject, gone);
    if (starts === ARCHIVED) this.#whereabouts.archive(subject, done);
    this.#state.start(starts, subject, done);
  }

  /** What is watched in the archive comes back from there. */
  #watch(subject: number, day: number): void {
    if (this.#state.liesOf(subject) === 'archived') {
      this.#whereabouts.bringBack(subject, day);
      this.#stage.judges.forEach(({ starts }, rule) => {
        if (starts === ARCHIVED) this.#state.fired[subject]! &= ~(1 << rule);
      });
    }
    this.#state.watch(subject, day);
  }

  #nextView(subject: number): number {
    const { viewings } = this.#stage;
    if (viewings.areNone || this.#state.isHidden(subject)) return Infinity;
    return viewings.after(subject, this.#state.seen[subject] ?? 0);
  }
}
