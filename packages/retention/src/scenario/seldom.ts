import { addMonths, dayNumber, type Day } from '@oc-stats/contract';
import type { RetentionRule as Rule } from '@oc-stats/contract';
import type { Columns } from './columns.ts';
import type { Subjects } from './subjects.ts';

/**
 * From which day on a recording has fewer views in a year than a rule allows. Views to come are unknown and taken for
 * none: those of the year before count until that year is over, and then nothing has any.
 */
export function seldom(columns: Columns, { fewerViews }: Rule, subjects: Subjects, asOf: Day) {
  if (!fewerViews) return () => -Infinity;
  const { folder, folders, yearViews } = columns;
  // What comes next year lies in next year's folders, as a series is one of a term.
  const own = new Float64Array(subjects.count);
  const years = 1 + Math.max(0, ...new Set(subjects.year));
  const ofFolder = new Float64Array(years * folders.length);
  const keyOf = (subject: number) =>
    (subjects.year[subject] ?? 0) * folders.length + (folder[subjects.recording[subject] ?? 0] ?? 0);
  for (let i = 0; i < subjects.count; i++) {
    own[i] = yearViews[subjects.recording[i] ?? 0] ?? 0;
    const views = (own[i] ?? 0) * (subjects.weight[i] ?? 1);
    ofFolder[keyOf(i)]! += views;
  }
  const isAlone = (subject: number) => folders[folder[subjects.recording[subject] ?? 0] ?? 0] === '';
  const ends = Array.from({ length: 22 }, (_, year) => dayNumber(addMonths(asOf, 12 * (year + 1))));
  return (subject: number) => {
    const views = fewerViews.of === 'recording' || isAlone(subject) ? own[subject] : ofFolder[keyOf(subject)];
    return (views ?? 0) < fewerViews.than ? -Infinity : (ends[subjects.year[subject] ?? 0] ?? Infinity);
  };
}
