/**
 * The level of a curve: itself without what is narrower than a tenth of it. A morphological opening takes the peaks
 * away, a closing the dips; unlike a mean, both keep a step where it is. What is left falls only where viewers leave
 * and do not come back.
 */
export function baseline(values: readonly number[]): number[] {
  const reach = reachOf(values.length);
  const around = 2 * reach;
  // Beyond its ends the curve goes on as it began and ended, so that the first minute may be a level of its own.
  const before = Array.from({ length: around }, () => values[0] ?? 0);
  const after = Array.from({ length: around }, () => values.at(-1) ?? 0);
  let level = [...before, ...values, ...after];
  for (const choose of [Math.min, Math.max, Math.max, Math.min]) level = slide(level, reach, choose);
  return level.slice(around, around + values.length);
}

/** How many neighbours on each side make the surroundings. */
export function reachOf(length: number): number {
  return Math.max(1, Math.round(length / 20));
}

function slide(values: readonly number[], reach: number, choose: (...of: number[]) => number): number[] {
  return values.map((_, i) => choose(...values.slice(Math.max(0, i - reach), i + reach + 1)));
}
