import { dayNumber, type DayRange } from '@oc-stats/contract';
import { FIRST_DAY_NUMBER, LAST_DAY_NUMBER } from '../dialect/time-limits.ts';

/** Day numbers, both ends included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const EVERY_DAY: Stretch = { from: FIRST_DAY_NUMBER, to: LAST_DAY_NUMBER };

export function stretchOf({ from, to }: DayRange): Stretch {
  return { from: dayNumber(from), to: dayNumber(to) };
}

export function without(stretches: readonly Stretch[], taken: Stretch): Stretch[] {
  return stretches.flatMap(({ from, to }) => {
    if (taken.to < from || taken.from > to) return [{ from, to }];
    const left = { from, to: taken.from - 1 };
    const right = { from: taken.to + 1, to };
    return [left, right].filter((one) => one.from <= one.to);
  });
}

export function withAdded(stretches: readonly Stretch[], added: Stretch): Stretch[] {
  return [...without(stretches, added), added].sort((a, b) => a.from - b.from);
}

export function clipped(stretches: readonly Stretch[], window: Stretch): Stretch[] {
  return stretches
    .map(({ from, to }) => ({ from: Math.max(from, window.from), to: Math.min(to, window.to) }))
    .filter(({ from, to }) => from <= to);
}

/** At most so many: the closest ones become one, which is then read raw as a whole. */
export function atMost(stretches: readonly Stretch[], count: number): Stretch[] {
  const merged = [...stretches].sort((a, b) => a.from - b.from);
  while (merged.length > count) {
    let closest = 0;
    for (let i = 1; i < merged.length - 1; i++) if (gap(merged, i) < gap(merged, closest)) closest = i;
    const [left, right] = merged.slice(closest, closest + 2) as [Stretch, Stretch];
    merged.splice(closest, 2, { from: left.from, to: right.to });
  }
  return merged;
}

function gap(stretches: readonly Stretch[], at: number): number {
  return (stretches[at + 1]?.from ?? 0) - (stretches[at]?.to ?? 0);
}
