import { DAYS, firstOf, isSmall, visitorsOf, type Cells } from './cells.ts';

/** The cells of one week below one parent: the series of an organisation, or the episodes of a series. */
export interface Family {
  readonly cells: Cells;
  /** In the order of their ids. */
  readonly members: readonly number[];
  /**
   * By day: the parent is withheld for the sake of another since this day of the week, and must not be the sum of what
   * is told below it; -1 when it is not.
   */
  readonly covers?: readonly number[] | undefined;
  /**
   * The first day of the week on which an episode counted in another series, `DAYS` when it did not: from its numbers
   * there its zeros here may be known. `null` for series: the episodes of one may come from any other.
   */
  readonly elsewhere: ((cell: number) => number) | null;
}

export interface Decision {
  /** What is withheld as of the last day. */
  readonly withheld: readonly number[];
  /** For those that are withheld for the sake of another, on any day: since when, by day, as in `Family.covers`. */
  readonly covering: ReadonlyMap<number, readonly number[]>;
}

/**
 * Which cells of a family are withheld: the small ones, and the smallest others until those withheld have together as
 * many visitors as may be told. So the rest of the parent beside what is told is never a small number, nor a single
 * small cell.
 *
 * Answers of earlier days are remembered by those who asked. Therefore the week is gone through day by day, knowing on
 * each day what was known on it, and the others are chosen among those of which nothing was told since the oldest small
 * cell began: what is told now has never been subtracted from.
 */
export function decide(family: Family, least: number): Decision {
  const week = new Week(family, least);
  const covering = new Map<number, number[]>();
  let withheld: readonly number[] = [];
  for (let day = 0; day < DAYS; day++) {
    const { others, oldest } = week.choose(day);
    for (const cell of others) {
      let since = covering.get(cell);
      if (!since) covering.set(cell, (since = Array.from({ length: DAYS }, () => -1)));
      since[day] = oldest;
    }
    withheld = family.members.filter((cell) => isSmall(family.cells, cell, least, day) || others.has(cell));
  }
  return { withheld, covering };
}

/**
 * What is withheld where nobody has to stand in for another, which is mostly so and need not be gone through day by day:
 * nothing is small, or the small ones are enough and began together. Otherwise `null`.
 */
export function plainly({ cells, members, covers }: Family, least: number): readonly number[] | null {
  if (covers) return null;
  const small = members.filter((cell) => isSmall(cells, cell, least));
  if (small.length === 0) return small;
  const oldest = Math.min(...small.map((cell) => firstOf(cells, cell)));
  const together = small.filter((cell) => firstOf(cells, cell) === oldest).length > 1;
  return together && sumOf(cells, small) >= least ? small : null;
}

class Week {
  readonly #family: Family;
  readonly #least: number;
  /** The first day since which nothing of a cell was told; it would begin tomorrow for what is told today. */
  readonly #since = new Map<number, number>();
  #others: ReadonlySet<number> = new Set();

  constructor(family: Family, least: number) {
    this.#family = family;
    this.#least = least;
  }

  choose(day: number): { readonly others: ReadonlySet<number>; readonly oldest: number } {
    const { cells, members, covers } = this.#family;
    const counted = members.filter((cell) => firstOf(cells, cell) <= day);
    const small = counted.filter((cell) => isSmall(cells, cell, this.#least, day));
    const large = this.#inTurn(
      counted.filter((cell) => !isSmall(cells, cell, this.#least, day)),
      day,
    );
    const oldest = Math.min(DAYS, ...small.map((cell) => firstOf(cells, cell)));
    const others = new Set(small.length > 0 ? this.#company(small, large, oldest, day) : []);
    const cover = covers?.[day] ?? -1;
    if (cover >= 0) this.#cover(small, large, others, cover, day);
    for (const cell of large) {
      if (!others.has(cell)) this.#since.set(cell, day + 1);
    }
    this.#others = others;
    return { others, oldest };
  }

  /** Others, until those withheld are enough, and the oldest is not alone on the day on which it began. */
  #company(small: readonly number[], large: readonly number[], oldest: number, day: number): number[] {
    const { cells } = this.#family;
    const isGood = this.#goodSince(oldest, day);
    const alone = small.find((cell) => firstOf(cells, cell) === oldest);
    const rest = this.#earlyFirst(
      small.filter((cell) => cell !== alone),
      oldest,
    );
    const untold = this.#earlyFirst(
      large.filter((cell) => this.#sinceOf(cell) <= oldest),
      oldest,
    );
    let sum = sumOf(cells, small, day);
    const chosen: number[] = [];
    const choose = (cell: number) => {
      chosen.push(cell);
      sum += visitorsOf(cells, cell, day);
    };
    if (sum < this.#least || !rest.some(isGood)) {
      const companion = rest.some(isGood) ? undefined : untold.find(isGood);
      if (companion !== undefined) choose(companion);
      else if (rest.length === 0 && untold[0] !== undefined) choose(untold[0]);
    }
    for (const wanted of [isGood, () => true]) {
      for (const cell of untold) {
        if (sum >= this.#least) return chosen;
        if (!chosen.includes(cell) && wanted(cell)) choose(cell);
      }
    }
    return chosen;
  }

  /** One below that has been withheld as long as the parent, or the parent would be the sum of the others. */
  #cover(
    small: readonly number[],
    large: readonly number[],
    others: Set<number>,
    cover: number,
    day: number,
  ): void {
    const untold = large.filter((cell) => this.#sinceOf(cell) <= cover);
    const isGood = this.#goodSince(cover, day);
    if (
      this.#earlyFirst(small, cover).some(isGood) ||
      [...others].some((cell) => this.#sinceOf(cell) <= cover && isGood(cell))
    )
      return;
    const next = this.#earlyFirst(untold, cover).find(isGood) ?? untold[0];
    if (next !== undefined) others.add(next);
  }

  /**
   * Whether a cell of which nothing is told is a secret since a day. If it began later, it had zeros then, which are
   * known when its episodes were told elsewhere; nowhere was any told while the organisation had too few visitors.
   */
  #goodSince(since: number, day: number): (cell: number) => boolean {
    const { cells, elsewhere } = this.#family;
    if (elsewhere) return (cell) => firstOf(cells, cell) <= since || elsewhere(cell) > day;
    return (cell) => firstOf(cells, cell) <= Math.max(since, this.#start());
  }

  /** The first day on which all of the family together had enough visitors. */
  #start(): number {
    const { cells, members } = this.#family;
    const isEnough = (day: number) =>
      members.reduce((sum, cell) => sum + visitorsOf(cells, cell, day), 0) >= this.#least;
    return Array.from({ length: DAYS }, (_, day) => day).find(isEnough) ?? DAYS;
  }

  /** Those that began by a day need no second look, which may be dear. */
  #earlyFirst(members: readonly number[], day: number): number[] {
    const isEarly = (cell: number) => firstOf(this.#family.cells, cell) <= day;
    return [...members.filter(isEarly), ...members.filter((cell) => !isEarly(cell))];
  }

  #sinceOf(cell: number): number {
    return this.#since.get(cell) ?? 0;
  }

  /** Those first that were withheld yesterday, the smaller before the larger. */
  #inTurn(large: readonly number[], day: number): number[] {
    const { cells } = this.#family;
    const turn = (cell: number) => (this.#others.has(cell) ? 0 : 1);
    return [...large].sort(
      (a, b) => turn(a) - turn(b) || visitorsOf(cells, a, day) - visitorsOf(cells, b, day) || a - b,
    );
  }
}

function sumOf(cells: Cells, members: readonly number[], day = DAYS - 1): number {
  return members.reduce((sum, cell) => sum + visitorsOf(cells, cell, day), 0);
}
