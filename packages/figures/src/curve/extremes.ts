export interface Extreme {
  /** First and last index of the stretch that reaches half of its height. */
  readonly from: number;
  readonly to: number;
  /** Where it is highest (lowest). */
  readonly at: number;
  readonly height: number;
}

/** How far above (below) the level a peak (dip) must be, as a share of the curve's typical height. */
const PROMINENT = 0.15;

/**
 * Peaks (`sign` 1) or dips (-1), the most prominent first. Prominence is the distance from the level, the curve without
 * what is narrow: a bump on a slope is none, however jagged the slope, and neither is a step from one level to the next.
 * The start and the end are levels of their own, so that neither is a peak: there everybody is, or nobody.
 */
export function extremes(values: readonly number[], level: readonly number[], sign: 1 | -1): Extreme[] {
  const heights = values.map((value, i) => (value - (level[i] as number)) * sign);
  const least = Math.max(PROMINENT * typical(values), 1e-9);
  const found: Extreme[] = [];
  for (let start = 0; start < heights.length; start++) {
    if ((heights[start] as number) < least / 2) continue;
    let end = start;
    let at = start;
    while ((heights[end + 1] ?? -1) >= least / 2) {
      end++;
      if ((heights[end] as number) > (heights[at] as number)) at = end;
    }
    const height = heights[at] as number;
    if (height >= least) {
      let [from, to] = [at, at];
      while (from > start && (heights[from - 1] as number) >= height / 2) from--;
      while (to < end && (heights[to + 1] as number) >= height / 2) to++;
      found.push({ from, to, at, height });
    }
    start = end;
  }
  return found.sort((a, b) => b.height - a.height || a.from - b.from);
}

/** The median of what was watched at all. */
function typical(values: readonly number[]): number {
  const watched = values.filter((value) => value > 0).sort((a, b) => a - b);
  return watched[Math.floor(watched.length / 2)] ?? 0;
}
