import type { Calendar } from './calendar.ts';
import type { Lies } from './room.ts';

/** What is somewhere, or moves, as hours and as recordings: by month, and behind them all what happens after them. */
export interface Column {
  readonly hours: Float64Array;
  readonly recordings: Float64Array;
}

/** Where everything goes in which month. What is taken from one place is put into another, so that it always balances. */
export class Books {
  readonly stored: Column;
  readonly archived: Column;
  readonly deleted: Column;
  readonly created: Column;
  readonly #calendar: Calendar;
  readonly #creators: number;
  /** By month and creator: who is told anything. */
  readonly #told: Uint8Array;

  constructor(calendar: Calendar, creators: number) {
    const column = () => ({
      hours: new Float64Array(calendar.count + 1),
      recordings: new Float64Array(calendar.count + 1),
    });
    this.#calendar = calendar;
    this.stored = column();
    this.archived = column();
    this.deleted = column();
    this.created = column();
    this.#creators = creators;
    this.#told = new Uint8Array((calendar.count + 1) * creators);
  }

  begin(lies: Lies, hours: number, recordings: number): void {
    add(this[lies], 0, hours, recordings);
  }

  create(day: number, hours: number, recordings: number): void {
    const month = this.#calendar.monthOf(day);
    add(this.created, month, hours, recordings);
    add(this.stored, month, hours, recordings);
  }

  move(from: Lies, to: Lies | 'deleted', day: number, hours: number, recordings: number): void {
    const month = this.#calendar.monthOf(day);
    add(this[from], month, -hours, -recordings);
    add(this[to], month, hours, recordings);
  }

  tell(creator: number, day: number): void {
    this.#told[this.#calendar.monthOf(day) * this.#creators + creator] = 1;
  }

  toldIn(month: number): number {
    const from = month * this.#creators;
    let count = 0;
    for (let creator = 0; creator < this.#creators; creator++) count += this.#told[from + creator] ?? 0;
    return count;
  }
}

function add(column: Column, month: number, hours: number, recordings: number): void {
  column.hours[month]! += hours;
  column.recordings[month]! += recordings;
}
