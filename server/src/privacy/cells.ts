import { METRIC_IDS, dayNumber } from '@oc-stats/contract';
import type { DailyTable } from '@oc-stats/store';
import { weekdayOf, weekOfLabel } from './week.ts';

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
  const { day, seriesOf, episodeOf } = table;
  const weeks = Int32Array.from(table.days, weekOfLabel);
  const from: number[] = [];
  for (let row = 0; row < day.length; row++) {
    const isSame =
      row > 0 &&
      weeks[day[row] ?? 0] === weeks[day[row - 1] ?? 0] &&
      seriesOf[row] === seriesOf[row - 1] &&
      episodeOf[row] === episodeOf[row - 1];
    if (!isSame) from.push(row);
  }
  const at = (column: Int32Array) => Int32Array.from(from, (row) => column[row] ?? 0);
  const count = from.length;
  const cells: Cells = {
    count,
    week: Int32Array.from(from, (row) => weeks[day[row] ?? 0] ?? 0),
    series: at(seriesOf),
    episode: episodeOf.length > 0 ? at(episodeOf) : new Int32Array(0),
    from: Int32Array.from([...from, day.length]),
    visitors: new Float64Array(count * DAYS),
    first: new Uint8Array(count).fill(DAYS),
  };
  addUp(table, cells);
  return cells;
}

function addUp({ day, days, values }: DailyTable, { count, from, visitors, first }: Cells): void {
  const weekdays = Int32Array.from(days, (label) => weekdayOf(dayNumber(label)));
  const heads = values.visitors ?? values.plays ?? new Float64Array(day.length);
  const columns = METRIC_IDS.flatMap((metric) => values[metric] ?? []);
  const isCounted = new Uint8Array(day.length);
  for (const column of columns) column.forEach((value, row) => value !== 0 && (isCounted[row] = 1));
  for (let cell = 0; cell < count; cell++) {
    const start = cell * DAYS;
    for (let row = from[cell] ?? 0; row < (from[cell + 1] ?? 0); row++) {
      const weekday = weekdays[day[row] ?? 0] ?? 0;
      visitors[start + weekday] = heads[row] ?? 0;
      if (isCounted[row] === 1 && weekday < (first[cell] ?? DAYS)) first[cell] = weekday;
    }
    for (let at = start + 1; at < start + DAYS; at++)
      visitors[at] = (visitors[at] ?? 0) + (visitors[at - 1] ?? 0);
  }
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
