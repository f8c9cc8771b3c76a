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
  /** Whether an episode counted in another series as well that week, where its zeros here can be read. */
  readonly isMoved: (cell: number) => boolean;
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
 * Answers of earlier days are remembered by those who asked. Therefore the week is gone through day by day, and on each
 * day the others are chosen among those of which nothing was told since the oldest small cell began: what is told now
 * has never been subtracted from.
 */
export function decide(family: Family, least: number): Decision {
  const { members } = family;
  const week = new Week(family, least);
  const covering = new Map<number, number[]>();
  let withheld: readonly number[] = [];
  for (let day = 0; day < DAYS; day++) {
    const chosen = week.choose(day);
    for (const cell of chosen.others) {
      let since = covering.get(cell);
      if (!since) covering.set(cell, (since = Array.from({ length: DAYS }, () => -1)));
      since[day] = chosen.oldest;
    }
    withheld = members.filter((cell) => isSmall(family.cells, cell, least, day) || chosen.others.has(cell));
  }
  return { withheld, covering };
}

/** The smallest of a family that has no small cell, or enough of them, are all that is withheld: no need to look back. */
export function isPlain({ cells, members, covers, isMoved }: Family, least: number): boolean {
  if (covers) return false;
  const small = members.filter((cell) => isSmall(cells, cell, least));
  if (small.length === 0) return true;
  const oldest = Math.min(...small.map((cell) => firstOf(cells, cell)));
  return isEnough({ cells, isMoved }, small, oldest, least);
}

interface Chosen {
  readonly others: ReadonlySet<number>;
  readonly oldest: number;
}

class Week {
  readonly #family: Family;
  readonly #least: number;
  /** The first day since which nothing of a cell was told; it would begin tomorrow for what is told today. */
  readonly #since = new Map<number, number>();

  constructor(family: Family, least: number) {
    this.#family = family;
    this.#least = least;
  }

  choose(day: number): Chosen {
    const { cells, members, covers } = this.#family;
    const counted = members.filter((cell) => firstOf(cells, cell) <= day);
    const small = counted.filter((cell) => isSmall(cells, cell, this.#least, day));
    const large = counted.filter((cell) => !isSmall(cells, cell, this.#least, day));
    const others = new Set<number>();
    const oldest = Math.min(DAYS, ...small.map((cell) => firstOf(cells, cell)));
    if (small.length > 0) this.#fill(small, large, others, oldest, day);
    const cover = covers?.[day] ?? -1;
    if (cover >= 0) this.#cover(small, large, others, cover, day);
    for (const cell of large) {
      if (!others.has(cell)) this.#since.set(cell, day + 1);
    }
    return { others, oldest };
  }

  /** Others until the withheld are enough; of those that are fit, the smallest first. */
  #fill(
    small: readonly number[],
    large: readonly number[],
    others: Set<number>,
    oldest: number,
    day: number,
  ): void {
    const { isMoved } = this.#family;
    const fit = this.#untold(large, oldest, day);
    const now = fit.filter((cell) => firstOf(this.#family.cells, cell) <= oldest);
    const later = fit.filter((cell) => firstOf(this.#family.cells, cell) > oldest);
    for (const candidates of [
      () => now,
      () => later.filter((cell) => !isMoved(cell)),
      () => later.filter(isMoved),
    ]) {
      if (isEnough(this.#family, [...small, ...others], oldest, this.#least, day)) return;
      for (const cell of candidates()) {
        if (isEnough(this.#family, [...small, ...others], oldest, this.#least, day)) return;
        others.add(cell);
      }
    }
  }

  /** One child that has been withheld as long as its parent, or the parent would be the sum of the others. */
  #cover(
    small: readonly number[],
    large: readonly number[],
    others: Set<number>,
    cover: number,
    day: number,
  ): void {
    const { cells } = this.#family;
    const all = [...small, ...large];
    const isBegun = all.some((cell) => firstOf(cells, cell) <= cover);
    const isFit = (cell: number) =>
      (this.#since.get(cell) ?? 0) <= cover && (!isBegun || firstOf(cells, cell) <= cover);
    if (small.some(isFit) || [...others].some(isFit)) return;
    const [smallest] = this.#bySize(large.filter(isFit), day);
    if (smallest !== undefined) others.add(smallest);
  }

  #untold(large: readonly number[], since: number, day: number): number[] {
    return this.#bySize(
      large.filter((cell) => (this.#since.get(cell) ?? 0) <= since),
      day,
    );
  }

  #bySize(members: readonly number[], day: number): number[] {
    const { cells } = this.#family;
    return [...members].sort((a, b) => visitorsOf(cells, a, day) - visitorsOf(cells, b, day) || a - b);
  }
}

/** Together enough visitors, and not one alone on the day on which the oldest began. */
function isEnough(
  { cells, isMoved }: Pick<Family, 'cells' | 'isMoved'>,
  withheld: readonly number[],
  oldest: number,
  least: number,
  day = DAYS - 1,
): boolean {
  const visitors = withheld.reduce((sum, cell) => sum + visitorsOf(cells, cell, day), 0);
  if (visitors < least) return false;
  if (withheld.filter((cell) => firstOf(cells, cell) <= oldest).length > 1) return true;
  return withheld.some((cell) => firstOf(cells, cell) > oldest && !isMoved(cell));
}
