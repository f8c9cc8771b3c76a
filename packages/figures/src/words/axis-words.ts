/**
 * How the ticks of an axis are written, for the one tag that a dictionary is made for. It is what `Intl` writes
 * (`axis-words.test.ts` compares the two), without asking it: to look through all of its locales for the first time
 * takes Chromium longer than to load, lay out and draw the picture. Languages without this file use `Intl`.
 */
export interface AxisWords {
  readonly tag: string;
  /** 13 Nov; months count from 0. */
  readonly day: (day: number, month: number) => string;
  /** Nov, on its own. */
  readonly month: (month: number) => string;
  /** Nov, before its year. */
  readonly monthOfYear: (month: number) => string;
  /** 1.5k; `null` for what takes more than two decimals. */
  readonly count: (value: number) => string | null;
}

/** In the largest unit that the value reaches, or as it is; `null` for more than two decimals. */
export function inUnits(
  value: number,
  units: readonly (readonly [size: number, name: string])[],
  write: (value: number) => string,
): string | null {
  const [size, name] = units.find(([least]) => value >= least) ?? [1, ''];
  return (value * 100) % size === 0 ? write(value / size) + name : null;
}
