import { dayLabel, dayNumber, type Day } from '@oc-stats/contract';
import type { TeachingTerm } from '@oc-stats/opencast/fake';

/** How busy each day of the window is, whatever the recording. Indexed by days since `first`. */
export interface AcademicDays {
  readonly first: number;
  readonly last: number;
  readonly labels: readonly Day[];
  /** Weekday, term, pause and holiday taken together; about 1 on a Tuesday in term. */
  readonly pace: Float64Array;
  /** For each term the share of its learning for exams that falls on each day; sums to 1. */
  readonly exams: ReadonlyMap<number, Float64Array>;
  /** All of them, for those who sit an exam again. */
  readonly anyExam: Float64Array;
}

const WEEKDAYS = [1.12, 1.15, 1.1, 1.02, 0.78, 0.62, 0.9];
const HOLIDAYS = new Set(['01-01', '05-01', '10-03', '12-24', '12-25', '12-26', '12-31']);
/** Learning peaks in the days before the exams begin, and goes on between them. */
const PEAK_DAYS_BEFORE = 4;
const PEAK_WIDTH = 6;

export function academicDays(terms: readonly TeachingTerm[], from: Day, through: Day): AcademicDays {
  const first = dayNumber(from);
  const last = dayNumber(through);
  const count = Math.max(0, last - first + 1);
  const labels = Array.from({ length: count }, (_, at) => dayLabel(first + at));
  const exams = new Map(terms.map((term) => [term.number, examDays(term, first, count)]));
  const anyExam = new Float64Array(count);
  for (const days of exams.values())
    for (let at = 0; at < count; at++) anyExam[at] = (anyExam[at] ?? 0) + (days[at] ?? 0);
  const pace = Float64Array.from(
    labels,
    (day, at) => (WEEKDAYS[(first + at + 3) % 7] ?? 1) * season(terms, day),
  );
  return { first, last, labels, pace, exams, anyExam };
}

function season(terms: readonly TeachingTerm[], day: Day): number {
  if (HOLIDAYS.has(day.slice(5))) return 0.25;
  const term = terms.find(({ from, to }) => day >= from && day <= to);
  if (!term) return 0.4;
  if (term.pause && day >= term.pause.from && day <= term.pause.to) return 0.4;
  return day >= term.lectures.from && day <= term.exams.to ? 1 : 0.45;
}

function examDays(term: TeachingTerm, first: number, count: number): Float64Array {
  const peak = dayNumber(term.exams.from) - PEAK_DAYS_BEFORE;
  const end = dayNumber(term.exams.to);
  const days = new Float64Array(count);
  const height = 1 / (PEAK_WIDTH * Math.sqrt(2 * Math.PI));
  for (let at = 0; at < count && first + at <= end; at++) {
    const distance = (first + at - peak) / PEAK_WIDTH;
    if (distance > -4) days[at] = height * Math.exp((-distance * distance) / 2);
  }
  return days;
}
