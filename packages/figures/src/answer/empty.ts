import type { DayRange, Provenance } from '@oc-stats/contract';
import type { EmptyReason } from '../figure.ts';

type Values = readonly (number | null)[];

/** Why these values show nothing; the first reason that holds. Zero everywhere is nothing to draw either. */
export function emptyReason(
  range: DayRange,
  source: Provenance,
  columns: readonly Values[],
): EmptyReason | null {
  if (columns.some((values) => values.some((value) => (value ?? 0) > 0))) return null;
  if (source.dataThrough === null) return { code: 'nothing-counted' };
  if (source.dataFrom !== null && range.to < source.dataFrom) {
    return { code: 'before-counting', since: source.dataFrom };
  }
  if (range.from > source.dataThrough) return { code: 'after-data', through: source.dataThrough };
  // Where everything was withheld, "no plays" would be a wrong number, and "nothing" a wrong list.
  if (source.hidden && source.hidden.cells > 0) return { code: 'withheld', below: source.hidden.below };
  if (columns.length === 0) return { code: 'no-items' };
  return { code: 'no-plays' };
}
