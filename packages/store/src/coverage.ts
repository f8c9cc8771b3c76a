import { addDays, dayNumber, type Day, type DayRange } from '@oc-stats/contract';
import type { Bounds } from './bounds.ts';

/** Adds a stretch of complete days; stretches that touch or overlap become one, so the list stays short for ever. */
export function addCoverage(stretches: readonly DayRange[], added: DayRange): DayRange[] {
  const sorted = [...stretches, added].sort((a, b) => (a.from < b.from ? -1 : 1));
  const merged: DayRange[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last && dayNumber(next.from) <= dayNumber(last.to) + 1) {
      merged[merged.length - 1] = { from: last.from, to: last.to > next.to ? last.to : next.to };
    } else merged.push(next);
  }
  return merged;
}

/**
 * `stretches` in order and apart, `rows` from the first to the last day that has one.
 *
 * Counting began with the first covered day, and the data go through to the end of the stretch that begins there. Days
 * behind a gap exist but are not promised: shown, the gap would read as days on which nobody watched.
 */
export function boundsOf(stretches: readonly DayRange[], rows: DayRange | null, revision: string): Bounds {
  const first = stretches[0];
  const through = first?.to ?? null;
  const gaps = stretches.slice(1).map((next, i) => {
    const before = stretches[i] as DayRange;
    return { from: addDays(before.to, 1), to: addDays(next.from, -1) };
  });
  return {
    countingSince: first?.from ?? null,
    through,
    provisionalFrom: provisionalFrom(through, rows),
    revision,
    ...(gaps.length > 0 ? { gaps } : {}),
  };
}

/** Rows beyond the complete days may still grow. */
function provisionalFrom(through: Day | null, rows: DayRange | null): Day | null {
  if (rows === null) return null;
  if (through === null) return rows.from;
  return rows.to > through ? addDays(through, 1) : null;
}

/** From the earlier beginning to the later end. */
export function hull(a: DayRange, b: DayRange): DayRange {
  return { from: a.from < b.from ? a.from : b.from, to: a.to > b.to ? a.to : b.to };
}
