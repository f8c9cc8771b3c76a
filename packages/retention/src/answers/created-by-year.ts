import type { Day, RetentionAnswers } from '@oc-stats/contract';
import { readText, type Session } from '@oc-stats/duckdb';
import { AMOUNT, AMOUNT_COLUMNS, amountOf, LARGEST_FIRST } from './amount.ts';
import { NEVER, SOURCE } from './classes.ts';

type CreatedYear = RetentionAnswers['createdByYear'][number];

const WATCHED_HOURS = `coalesce(fsum(minutes) FILTER (NOT ${NEVER}), 0) / 60`;

/**
 * What was made in each academic year, and how much of that was watched since. Years are counted in months, so that one
 * that begins in October is one year; what has no date is in none.
 */
export async function createdByYear(
  session: Session,
  inventory: string,
  yearStart: number,
): Promise<CreatedYear[]> {
  const year = `year(started - to_months(${yearStart - 1}))::INTEGER`;
  const rows = await session.rows(
    `SELECT ${year} AS year, grouping(value) AS whole, value, ${AMOUNT}, ${WATCHED_HOURS}
     FROM (SELECT *, ${SOURCE} AS value ${inventory} AND started IS NOT NULL)
     GROUP BY GROUPING SETS ((year), (year, value)) ${LARGEST_FIRST}`,
  );
  const years = rows.filter(([, whole]) => Number(whole) === 1);
  const sources = rows.filter(([, whole]) => Number(whole) === 0);
  return years
    .map(([year, , , ...cells]) => ({ year: Number(year), cells }))
    .sort((a, b) => a.year - b.year)
    .map(({ cells, year }) => ({
      ...daysOf(year, yearStart),
      ...createdOf(cells),
      bySource: sources
        .filter(([of]) => of === year)
        .map(([, , value, ...own]) => ({ value: readText(String(value)), ...createdOf(own) })),
    }));
}

function createdOf(cells: readonly unknown[]) {
  return { ...amountOf(cells), watchedHours: Number(cells[AMOUNT_COLUMNS]) };
}

function daysOf(year: number, start: number): { from: Day; to: Day } {
  const from = `${String(year).padStart(4, '0')}-${String(start).padStart(2, '0')}-01`;
  const next = new Date(Date.UTC(year + 1, start - 1, 0));
  return { from, to: next.toISOString().slice(0, 10) };
}
