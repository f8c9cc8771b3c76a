import { DAYS, firstOf, visitorsOf } from './cells.ts';
import type { Judged } from './judge.ts';

export interface JudgedCell {
  readonly judged: Judged;
  readonly cell: number;
}

export type Verdict = 'told' | 'withheld' | 'zero';

/**
 * What becomes of a week of one series or episode, given by its cells: an episode that moved has several, and is
 * withheld with any of them, or the others could be subtracted from it.
 */
export function verdictOn(parts: readonly JudgedCell[], least: number): Verdict {
  const counted = parts.filter(({ judged, cell }) => firstOf(judged.cells, cell) < DAYS);
  if (counted.length === 0) return 'zero';
  if (counted.some(({ judged, cell }) => judged.withheld[cell] === 1)) return 'withheld';
  const visitors = counted.reduce((sum, { judged, cell }) => sum + visitorsOf(judged.cells, cell), 0);
  return visitors < least ? 'withheld' : 'told';
}

export function cellsByWeek(cells: readonly JudgedCell[]): ReadonlyMap<number, JudgedCell[]> {
  const weeks = new Map<number, JudgedCell[]>();
  for (const part of cells) {
    const week = part.judged.cells.week[part.cell] ?? 0;
    const parts = weeks.get(week);
    if (parts) parts.push(part);
    else weeks.set(week, [part]);
  }
  return weeks;
}
