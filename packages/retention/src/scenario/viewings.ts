import type { Columns } from './columns.ts';
import type { Subjects } from './subjects.ts';

const YEAR = 365;

/**
 * Who is watched again, and when: every year a share of all, drawn by lot so that the same plan gives the same scenario
 * again. That is good for sums; of a single recording it says nothing.
 */
export class Viewings {
  readonly #share: number;
  readonly #asOf: number;
  readonly #end: number;
  readonly #seeds: Uint32Array;

  constructor(columns: Columns, subjects: Subjects, share: number, asOf: number, end: number) {
    this.#share = share;
    this.#asOf = asOf;
    this.#end = end;
    this.#seeds = new Uint32Array(share > 0 ? subjects.count : 0);
    for (let i = 0; i < this.#seeds.length; i++)
      this.#seeds[i] = seedOf(columns.id[subjects.recording[i] ?? 0] ?? '', subjects.year[i] ?? 0);
  }

  get areNone(): boolean {
    return this.#share === 0;
  }

  /** The first view behind a day, or `Infinity`. */
  after(subject: number, day: number): number {
    const seed = this.#seeds[subject] ?? 0;
    const first = Math.max(0, Math.floor((day - this.#asOf) / YEAR));
    for (let year = first; this.#asOf + year * YEAR < this.#end; year++) {
      const lot = mixed(seed ^ mixed(year + 1));
      const view = this.#asOf + year * YEAR + (mixed(lot) % YEAR);
      if (lot < this.#share * 2 ** 32 && view > day) return view;
    }
    return Infinity;
  }
}

function seedOf(id: string, year: number): number {
  let seed = year + 1;
  for (let i = 0; i < id.length; i++) seed = Math.imul(seed ^ id.charCodeAt(i), 0x01000193);
  return mixed(seed);
}

/** Neighbours get far apart. */
function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  return (bits ^ (bits >>> 16)) >>> 0;
}
