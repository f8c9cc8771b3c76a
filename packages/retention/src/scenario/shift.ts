import { addMonths, dayLabel, dayNumber } from '@oc-stats/contract';
import { NONE } from './columns.ts';

/** Moves days by so many months. Those of one span, in which nearly all lie, are reckoned once. */
export function shiftBy(months: number, from: number, to: number): (day: number) => number {
  const moved = (day: number) => dayNumber(addMonths(dayLabel(day), months));
  const known = Int32Array.from({ length: to - from + 1 }, (_, i) => moved(from + i));
  return (day) => {
    if (day === NONE) return NONE;
    return day >= from && day <= to ? (known[day - from] ?? NONE) : moved(day);
  };
}
