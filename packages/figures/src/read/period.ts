import { dayNumber, daysIn, intersect, type DayRange } from '@oc-stats/contract';
import type { Figure } from '../figure.ts';
import { formatDay } from '../format/day.ts';
import { formatNumber } from '../format/number.ts';
import type { Language } from '../language.ts';

/** A source that is staler than this is not said to show the last days. */
const FRESH_DAYS = 3;

/** The period as a phrase, and only as much of it as was counted: "in the last 90 days", "from 5 to 9 Oct 2026". */
export function periodText({ range, provenance }: Figure, language: Language): string {
  const words = language.words.period;
  const { dataFrom, dataThrough, asOf } = provenance;
  const counted = intersect(range, { from: dataFrom ?? range.from, to: dataThrough ?? range.to }) ?? range;
  if (counted.from === counted.to) return words.on(formatDay(counted.to, language));
  const age = dataThrough === null ? Infinity : dayNumber(asOf.slice(0, 10)) - dayNumber(dataThrough);
  if (counted.to === dataThrough && age <= FRESH_DAYS) {
    if (counted.from !== range.from) return words.since(formatDay(counted.from, language));
    if (counted.to === range.to) {
      const days = daysIn(range);
      return words.past(days, formatNumber(days, language));
    }
  }
  return betweenText(counted, language);
}

function betweenText({ from, to }: DayRange, language: Language): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = formatDay(from, language, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return language.words.period.between(first, formatDay(to, language));
}
