import {
  addDays,
  addMonths,
  bucketOf,
  dayNumber,
  maxDay,
  minDay,
  previousRange,
  sameWeeksOf,
  StatsError,
  termAt,
  yearBefore,
  type Day,
  type DayRange,
  type Grain,
  type Term,
} from '@oc-stats/contract';
import { termOf } from './range.ts';

/** Which other days a range is compared with, and which day meets which. */
export interface Alignment {
  readonly kind: 'previous' | 'year' | 'term';
  readonly term?: Term;
  readonly range: DayRange;
  /** From a day of the compared range to the day that it meets. */
  readonly toMain: (day: Day) => Day;
  /** From a day, or the first day of a bucket, to the day that it meets in the compared range. */
  readonly toCompared: (day: Day) => Day;
}

export function alignmentOf(
  compare: string | undefined,
  range: DayRange,
  terms: readonly Term[],
): Alignment | null {
  if (compare === undefined || compare === 'none') return null;
  if (compare === 'previous') return { kind: 'previous', ...shifted(range, previousRange(range)) };
  if (compare === 'year') {
    return {
      kind: 'year',
      range: yearBefore(range),
      toMain: (day) => addMonths(day, 12),
      toCompared: (day) => addMonths(day, -12),
    };
  }
  const term = termOf(terms, compare.slice('term:'.length), 'compare');
  const current = termAt(terms, range.from);
  if (!current) {
    throw new StatsError('unknown-term', `${range.from} lies before the first configured term.`, {
      parameter: 'compare',
    });
  }
  return { kind: 'term', term, ...shifted(range, sameWeeksOf(range, current, term)) };
}

/** The bucket of the main range in which a day of the compared range is counted. */
export function alignedBucket(day: Day, grain: Grain, range: DayRange, alignment: Alignment): Day {
  return bucketOf(maxDay(range.from, minDay(range.to, alignment.toMain(day))), grain);
}

function shifted(range: DayRange, other: DayRange): Pick<Alignment, 'range' | 'toMain' | 'toCompared'> {
  const days = dayNumber(other.from) - dayNumber(range.from);
  return { range: other, toMain: (day) => addDays(day, -days), toCompared: (day) => addDays(day, days) };
}
