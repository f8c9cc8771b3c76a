import type { Day } from '@oc-stats/contract';
import type { StoreSession } from '../engine/store-session.ts';
import { dayOf } from '../queries/bucket.ts';
import { HALF_YEAR, inHalfYear } from '../schema/half-year.ts';
import type { Table } from '../schema/tables.ts';

/** Copies a table in the order in which it is read fastest. */
export async function copyInOrder(
  session: StoreSession,
  table: Table,
  from: string,
  to: string,
): Promise<void> {
  if (table.rowsAtOnce === undefined) {
    await session.run(`INSERT INTO ${to} SELECT * FROM ${from} ORDER BY ${table.sortedBy}`);
    return;
  }
  const rows = await session.rowsOnce(
    `SELECT DISTINCT (${HALF_YEAR} - DATE '1970-01-01')::INTEGER AS half_year FROM ${from} ORDER BY half_year`,
  );
  for (const [halfYear = 0] of rows) {
    await copyHalfYear(session, table, { from, to, halfYear: dayOf(halfYear), where: 'true' });
  }
}

export interface HalfYearCopy {
  readonly from: string;
  readonly to: string;
  readonly halfYear: Day;
  readonly where: string;
}

/**
 * Some whole series at a time: a half-year of watch curves is hundreds of megabytes, and sorting it at once would take
 * all the memory that the store has for answers, or go through temporary files.
 */
export async function copyHalfYear(session: StoreSession, table: Table, copy: HalfYearCopy): Promise<void> {
  const rows = `${inHalfYear(copy.halfYear)} AND ${copy.where}`;
  const counts = await session.rowsOnce(
    `SELECT series_no, count(*)::DOUBLE FROM ${copy.from} WHERE ${rows} GROUP BY series_no ORDER BY series_no`,
  );
  for (const [low, high] of piecesOf(counts as [number, number][], table.rowsAtOnce ?? Infinity)) {
    await session.run(
      `INSERT INTO ${copy.to} SELECT * FROM ${copy.from}
       WHERE ${rows} AND series_no BETWEEN ${low} AND ${high} ORDER BY series_no, ep_no, day`,
    );
  }
}

/** Stretches of series with as many rows as fit, or with one series that does not. */
export function piecesOf(
  counts: readonly (readonly [series: number, rows: number])[],
  most: number,
): readonly (readonly [low: number, high: number])[] {
  const pieces: [number, number][] = [];
  let size = Infinity;
  for (const [series, rows] of counts) {
    const last = pieces.at(-1);
    if (last && size + rows <= most) {
      last[1] = series;
      size += rows;
    } else {
      pieces.push([series, series]);
      size = rows;
    }
  }
  return pieces;
}
