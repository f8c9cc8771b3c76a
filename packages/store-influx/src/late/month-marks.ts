import { addDays, bucketOf, dayLabel, dayNumber, nextBucket } from '@oc-stats/contract';
import type { Stretch } from '../reading/unrolled.ts';

/** By calendar month (`2026-05`): what was found there when it was looked at. */
export type MonthMarks = Readonly<Record<string, MonthMark>>;

export interface MonthMark {
  /** The last day that was looked at, as a number. */
  readonly to: number;
  readonly mark: string;
}

export interface Month extends Stretch {
  readonly name: string;
}

/** The calendar months of the days: from the first of each, so that a month keeps its mark when counting begins earlier. */
export function monthsOf({ from, to }: Stretch): Month[] {
  const months: Month[] = [];
  for (let first = bucketOf(dayLabel(from), 'month'); dayNumber(first) <= to;) {
    const next = nextBucket(first, 'month');
    const last = Math.min(dayNumber(next) - 1, to);
    months.push({ name: first.slice(0, 7), from: dayNumber(first), to: last });
    first = next;
  }
  return months;
}

/** A month that was looked at once, as far as it was. */
export function monthNamed(name: string, { to }: MonthMark): Month {
  const from = `${name}-01`;
  const last = dayNumber(addDays(nextBucket(from, 'month'), -1));
  return { name, from: dayNumber(from), to: Math.min(last, to) };
}

/** Every month that has days now, or had some when it was looked at: what is gone has changed as well. */
export function monthsToLookAt(known: Stretch | null, marks: MonthMarks): Month[] {
  const now = known ? monthsOf(known) : [];
  const names = new Set(now.map(({ name }) => name));
  const gone = Object.entries(marks)
    .filter(([name]) => !names.has(name))
    .map(([name, mark]) => monthNamed(name, mark));
  return [...gone, ...now].sort((a, b) => a.from - b.from);
}
