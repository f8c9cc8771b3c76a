import { addDays, startOfWeek, type Day, type DayRange, type Term } from '@oc-stats/contract';

/** A semester, and what happens in it. */
export interface TeachingTerm extends Term {
  /** Counts on through the years: two terms later is the same season again. */
  readonly number: number;
  readonly lectures: DayRange;
  /** No lectures around the turn of the year. */
  readonly pause: DayRange | null;
  readonly exams: DayRange;
}

const EXAM_DAYS = 12;

export function termNumberAt(day: Day): number {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  if (month < 4) return year * 2 - 1;
  return month < 10 ? year * 2 : year * 2 + 1;
}

export function teachingTerm(number: number): TeachingTerm {
  const year = Math.floor(number / 2);
  return number % 2 === 0 ? summer(number, year) : winter(number, year);
}

function summer(number: number, year: number): TeachingTerm {
  const first = mondayFrom(`${year}-04-08`);
  const last = addDays(first, 14 * 7 - 3);
  return {
    number,
    id: `${year}ss`,
    title: `Summer semester ${year}`,
    from: `${year}-04-01`,
    to: `${year}-09-30`,
    lectures: { from: first, to: last },
    pause: null,
    exams: examsAfter(last),
  };
}

function winter(number: number, year: number): TeachingTerm {
  const first = mondayFrom(`${year}-10-10`);
  const last = addDays(first, 17 * 7 - 3);
  return {
    number,
    id: `${year}ws`,
    title: `Winter semester ${year}/${String(year + 1).slice(2)}`,
    from: `${year}-10-01`,
    to: addDays(`${year + 1}-04-01`, -1),
    lectures: { from: first, to: last },
    pause: { from: `${year}-12-22`, to: `${year + 1}-01-05` },
    exams: examsAfter(last),
  };
}

function mondayFrom(day: Day): Day {
  return startOfWeek(addDays(day, 6));
}

function examsAfter(lastLecture: Day): DayRange {
  const from = addDays(lastLecture, 3);
  return { from, to: addDays(from, EXAM_DAYS - 1) };
}
