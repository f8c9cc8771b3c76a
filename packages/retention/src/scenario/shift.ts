import { addMonths, dayLabel, dayNumber } from '@oc-stats/contract';
import { NONE } from './columns.ts';

/** Moves days by so many months. Each day is reckoned once: many recordings share few days. */
export function shiftBy(months: number): (day: number) => number {
  const known = new Map<number, number>([[NONE, NONE]]);
  return (day) => {
    let moved = known.get(day);
    if (moved === undefined) known.set(day, (moved = dayNumber(addMonths(dayLabel(day), months))));
    return moved;
  };
}
