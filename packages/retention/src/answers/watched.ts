import type { RetentionAnswers } from '@oc-stats/contract';
import { readText, type Session } from '@oc-stats/duckdb';
import { AMOUNT, AMOUNT_COLUMNS, amountOf, LARGEST_FIRST, numberOrNull } from './amount.ts';
import { ROOT, SOURCE } from './classes.ts';

type Watched = RetentionAnswers['watched'];
type Watching = Pick<Watched, 'meanViews' | 'medianViews' | 'meanMinutes' | 'meanPercentWatched'>;

/** The mean of the percentages of single recordings: more than 100 is real, and without a length there is none. */
const WATCHING = `avg(views)::DOUBLE, median(views)::DOUBLE, favg(delivered),
  favg(100 * average / minutes) FILTER (minutes > 0)`;

/** How those that were watched were watched. */
export async function watchedSplit(session: Session, from: string): Promise<Watched> {
  const [row = []] = await session.rows(`SELECT ${AMOUNT}, ${WATCHING} ${from}`);
  const by = async (value: string) => {
    const rows = await session.rows(
      `SELECT ${value} AS value, ${AMOUNT}, ${WATCHING} ${from} GROUP BY value ${LARGEST_FIRST}`,
    );
    return rows.map(([value, ...cells]) => ({ value: readText(String(value)), ...watchedOf(cells) }));
  };
  return { ...watchedOf(row), bySource: await by(SOURCE), byRootFolder: await by(ROOT) };
}

function watchedOf(cells: readonly unknown[]) {
  return { ...amountOf(cells), ...watchingOf(cells.slice(AMOUNT_COLUMNS)) };
}

function watchingOf([views, median, minutes, percent]: readonly unknown[]): Watching {
  return {
    meanViews: numberOrNull(views),
    medianViews: numberOrNull(median),
    meanMinutes: numberOrNull(minutes),
    meanPercentWatched: numberOrNull(percent),
  };
}
