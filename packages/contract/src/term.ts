import type { Day } from './day.ts';
import type { DayRange } from './range.ts';

/** A stretch of the academic calendar, such as a semester; configured by the operator, in order. */
export interface Term extends DayRange {
  readonly id: string;
  readonly title: string;
}

/** The term that holds the day; between two terms it is the one before, whose weeks go on being counted. */
export function termAt(terms: readonly Term[], day: Day): Term | null {
  const begun = terms.filter((term) => term.from <= day);
  return begun.length > 0 ? begun.reduce((latest, term) => (term.from > latest.from ? term : latest)) : null;
}
