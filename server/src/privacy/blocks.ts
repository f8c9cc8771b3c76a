import { addDays, dayLabel, type DayRange } from '@oc-stats/contract';
import { mondayOf, weekOfLabel } from './week.ts';

/** A quarter: the days of 40,000 episodes in it are some half a million rows. */
const WEEKS = 13;

/** Whole weeks that are read and judged at once; always the same ones, so that they can be kept. */
export function blocksIn(range: DayRange): DayRange[] {
  const last = Math.floor(weekOfLabel(range.to) / WEEKS);
  const blocks: DayRange[] = [];
  for (let block = Math.floor(weekOfLabel(range.from) / WEEKS); block <= last; block++) {
    const from = dayLabel(mondayOf(block * WEEKS));
    blocks.push({ from, to: addDays(from, WEEKS * 7 - 1) });
  }
  return blocks;
}
