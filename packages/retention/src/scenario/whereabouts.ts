import type { Books } from './books.ts';
import { NONE } from './columns.ts';
import { firstAbove } from './first-above.ts';
import { Room, type Lies } from './room.ts';
import type { State } from './state.ts';
import type { Subjects } from './subjects.ts';

/** Moves recordings: in the books on the day on which it is done, and in the room that is left as soon as it is decided. */
export class Whereabouts {
  readonly #subjects: Subjects;
  readonly #state: State;
  readonly #books: Books;
  /** On which rules are looked at. */
  readonly #days: Int32Array;
  readonly #room: Room;

  constructor(subjects: Subjects, state: State, books: Books, days: Int32Array) {
    this.#subjects = subjects;
    this.#state = state;
    this.#books = books;
    this.#days = days;
    this.#room = new Room(days.length);
  }

  enter(subject: number): void {
    const lies = this.#state.liesOf(subject);
    const [hours, weight] = this.#amountOf(subject);
    if (this.#subjects.year[subject] === 0) {
      this.#books.begin(lies, hours, weight);
      this.#room.add(lies, hours);
    } else {
      const day = this.#subjects.created[subject] ?? NONE;
      this.#books.create(day, hours, weight);
      this.#room.addOn(this.#placeOf(day), lies, hours);
    }
  }

  archive(subject: number, day: number): void {
    const [hours, weight] = this.#amountOf(subject);
    this.#books.move('stored', 'archived', day, hours, weight);
    this.#room.add('stored', -hours);
    this.#room.add('archived', hours);
  }

  bringBack(subject: number, day: number): void {
    const [hours, weight] = this.#amountOf(subject);
    this.#books.move('archived', 'stored', day, hours, weight);
    this.#room.addOn(this.#placeOf(day), 'archived', -hours);
    this.#room.addOn(this.#placeOf(day), 'stored', hours);
  }

  delete(subject: number, day: number): void {
    const lies = this.#state.liesOf(subject);
    const [hours, weight] = this.#amountOf(subject);
    this.#books.move(lies, 'deleted', day, hours, weight);
    this.#room.add(lies, -hours);
  }

  /** The so manieth of the days has come. */
  reach(day: number): void {
    this.#room.reach(day);
  }

  isOver(lies: Lies, quota: number): boolean {
    return this.#room.isOver(lies, quota);
  }

  #amountOf(subject: number): readonly [hours: number, weight: number] {
    const { hours, weight } = this.#subjects;
    return [hours[subject] ?? 0, weight[subject] ?? 0];
  }

  #placeOf(day: number): number {
    return firstAbove(this.#days, 0, day - 1);
  }
}
