import { METRIC_IDS, dayNumber } from '@oc-stats/contract';
import type { DailyTable } from '@oc-stats/store';
import { weekOf, weekdayOf } from './week.ts';

export const DAYS = 7;

/**
 * The rows of a table as cells: what one series, or one episode within one series, counted in one ISO week. A cell is
 * told or withheld as a whole. Columns, because an organisation has hundreds of thousands.
 */
export interface Cells {
  readonly count: number;
  readonly week: Int32Array;
  /** Places in the table's lists of ids, which are in order; by series, `episode` is empty. */
  readonly series: Int32Array;
  readonly episode: Int32Array;
  /** The rows of cell `i` are `from[i]` up to but not including `from[i + 1]`. */
  readonly from: Int32Array;
  /** Visitors as of the end of each day of the week, seven numbers a cell; plays where no visitors are counted. */
  readonly visitors: Float64Array;
  /** The first day of the week on which anything was counted, `DAYS` when nothing was. */
  readonly first: Uint8Array;
}

/** The table is in the order of series, episode, day: the rows of a cell lie side by side. */
export function cellsOf(table: DailyTable): Cells {
  const rows = table.day.length;
  const byEpisode = table.episodeOf.length > 0;
  const numbers = table.days.map(dayNumber);
  const dayAt = (row: number) => numbers[table.day[row] ?? 0] ?? 0;
  const from: number[] = [];
  for (let row = 0; row < rows; row++) {
    const isSame =
      row > 0 &&
      table.seriesOf[row] === table.seriesOf[row - 1] &&
      table.episodeOf[row] === table.episodeOf[row - 1] &&
      weekOf(dayAt(row)) === weekOf(dayAt(row - 1));
    if (!isSame) from.push(row);
  }
  const count = from.length;
  const cells: Cells = {
    count,
    week: Int32Array.from(from, (row) => weekOf(dayAt(row))),
    series: Int32Array.from(from, (row) => table.seriesOf[row] ?? 0),
    episode: byEpisode ? Int32Array.from(from, (row) => table.episodeOf[row] ?? 0) : new Int32Array(0),
    from: Int32Array.from([...from, rows]),
    visitors: new Float64Array(count * DAYS),
    first: new Uint8Array(count).fill(DAYS),
  };
  const heads = table.values.visitors ?? table.values.plays;
  const columns = METRIC_IDS.flatMap((metric) => table.values[metric] ?? []);
  for (let cell = 0; cell < count; cell++) {
    for (let row = cells.from[cell] ?? 0; row < (cells.from[cell + 1] ?? 0); row++) {
      const weekday = weekdayOf(dayAt(row));
      cells.visitors[cell * DAYS + weekday] = heads?.[row] ?? 0;
      const isCounted = columns.some((column) => column[row] !== 0);
      if (isCounted && weekday < (cells.first[cell] ?? DAYS)) cells.first[cell] = weekday;
    }
    for (let day = 1; day < DAYS; day++) {
      const at = cell * DAYS + day;
      cells.visitors[at] = (cells.visitors[at] ?? 0) + (cells.visitors[at - 1] ?? 0);
    }
  }
  return cells;
}

export function visitorsOf(cells: Cells, cell: number, day = DAYS - 1): number {
  return cells.visitors[cell * DAYS + day] ?? 0;
}

export function firstOf(cells: Cells, cell: number): number {
  return cells.first[cell] ?? DAYS;
}

/** Somebody was counted, but fewer than may be told. */
export function isSmall(cells: Cells, cell: number, least: number, day = DAYS - 1): boolean {
  return firstOf(cells, cell) <= day && visitorsOf(cells, cell, day) < least;
}
