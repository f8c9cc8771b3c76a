import type { DailyTable } from '@oc-stats/store';
import { cellsOf, isSmall, type Cells } from './cells.ts';
import { decide, plainly } from './decide.ts';

/** A table of single days, and what of it is withheld. */
export interface Judged {
  readonly table: DailyTable;
  readonly cells: Cells;
  /** By cell: 1 when it is withheld. */
  readonly withheld: Uint8Array;
}

/** The series of an organisation, and since when which of them are withheld for the sake of others. */
export interface JudgedSeries extends Judged {
  readonly coversOf: Covers;
}

/** As `Family.covers`. */
export type Covers = (series: string | null, week: number) => readonly number[] | undefined;

/**
 * The first day of a week on which an episode counted in another series than that of a cell, as in `Family.elsewhere`.
 */
export type Elsewhere = (cell: number) => number;

/** Of an organisation as a whole: it has no parent, and nothing stands beside it. */
export function judgeWhole(table: DailyTable, least: number): Judged {
  const cells = cellsOf(table);
  const withheld = Uint8Array.from({ length: cells.count }, (_, cell) => Number(isSmall(cells, cell, least)));
  return { table, cells, withheld };
}

/** `table` is by series, of a whole organisation and of whole weeks. */
export function judgeSeries(table: DailyTable, least: number): JudgedSeries {
  const cells = cellsOf(table);
  const withheld = new Uint8Array(cells.count);
  const covers = new Map<string, readonly number[]>();
  const keyOf = (series: string | null, week: number) => `${week} ${JSON.stringify(series)}`;
  for (const members of familiesOf(cells, 0, cells.count)) {
    const decision = decide({ cells, members, elsewhere: null }, least);
    for (const cell of decision.withheld) withheld[cell] = 1;
    for (const [cell, since] of decision.covering) {
      covers.set(keyOf(table.series[cells.series[cell] ?? 0] ?? null, cells.week[cell] ?? 0), since);
    }
  }
  return { table, cells, withheld, coversOf: (series, week) => covers.get(keyOf(series, week)) };
}

/** `table` is by episode, of whole series and whole weeks: all episodes that a series has there. */
export function judgeEpisodes(
  table: DailyTable,
  cells: Cells,
  {
    coversOf,
    elsewhere,
    least,
  }: { readonly coversOf: Covers; readonly elsewhere: Elsewhere; readonly least: number },
): Judged {
  const withheld = new Uint8Array(cells.count);
  for (const [start, end] of seriesIn(cells)) {
    const series = table.series[cells.series[start] ?? 0] ?? null;
    for (const members of familiesOf(cells, start, end)) {
      const week = cells.week[members[0] ?? 0] ?? 0;
      const family = { cells, members, covers: coversOf(series, week), elsewhere };
      const found = plainly(family, least) ?? decide(family, least).withheld;
      for (const cell of found) withheld[cell] = 1;
    }
  }
  return { table, cells, withheld };
}

/** The cells of each week; those of a family stay in the order of their ids. */
function familiesOf(cells: Cells, start: number, end: number): Iterable<number[]> {
  const families = new Map<number, number[]>();
  for (let cell = start; cell < end; cell++) {
    const week = cells.week[cell] ?? 0;
    const family = families.get(week);
    if (family) family.push(cell);
    else families.set(week, [cell]);
  }
  return families.values();
}

function* seriesIn(cells: Cells): Generator<readonly [start: number, end: number]> {
  let start = 0;
  for (let cell = 1; cell <= cells.count; cell++) {
    if (cell < cells.count && cells.series[cell] === cells.series[start]) continue;
    yield [start, cell];
    start = cell;
  }
}
