import { METRIC_IDS, type DayRange, type MetricId } from '@oc-stats/contract';
import type { Calendar } from './calendar.ts';
import { DAYS, firstOf } from './cells.ts';
import type { Judged } from './judge.ts';
import type { Parts } from './parts.ts';
import { verdictOn, type Verdict } from './verdict.ts';
import { weekOfLabel } from './week.ts';

/** What is told of each item over some weeks. */
export interface Tally {
  readonly ids: readonly (string | null)[];
  readonly values: Readonly<Record<MetricId, Float64Array>>;
  /**
   * By item: 1 when something of it is told, or a week that is over is withheld. Which of its days have rows is not
   * told, nor that a week which is not over has any.
   */
  readonly isListed: Uint8Array;
  /** Pairs of item and week: those that are over and withheld, those that are not over and told. */
  readonly withheld: Int32Array;
  readonly told: Int32Array;
}

/** `parts` are the cells of `ids` in the table; only days of the range count. */
export function tallyOf(
  ids: readonly (string | null)[],
  judged: Judged,
  parts: Parts,
  {
    range,
    calendar,
    least,
  }: { readonly range: DayRange; readonly calendar: Calendar; readonly least: number },
): Tally {
  const { table, cells } = judged;
  const values = {
    plays: new Float64Array(ids.length),
    visitors: new Float64Array(ids.length),
    finishes: new Float64Array(ids.length),
  };
  const isListed = new Uint8Array(ids.length);
  const withheld: number[] = [];
  const told: number[] = [];
  const isAsked = table.days.map((day) => day >= range.from && day <= range.to);
  const columns = METRIC_IDS.map((metric) => [values[metric], table.values[metric]] as const);
  const [first, last] = [weekOfLabel(range.from), weekOfLabel(range.to)];
  for (const [item, week, own] of parts.all()) {
    if (week < first || week > last) continue;
    const verdict = verdictIn(judged, own, least);
    const isOpen = week >= calendar.open;
    if (verdict === 'withheld') {
      if (isOpen) continue;
      isListed[item] = 1;
      withheld.push(item, week);
      continue;
    }
    if (verdict === 'told' && isOpen) told.push(item, week);
    if (verdict === 'zero' && isOpen) continue;
    for (const cell of own) {
      for (let row = cells.from[cell] ?? 0; row < (cells.from[cell + 1] ?? 0); row++) {
        if (!isAsked[table.day[row] ?? 0]) continue;
        isListed[item] = 1;
        for (const [sums, column] of columns) sums[item] = (sums[item] ?? 0) + (column?.[row] ?? 0);
      }
    }
  }
  return { ids, values, isListed, withheld: Int32Array.from(withheld), told: Int32Array.from(told) };
}

/** The usual case is one cell, of which all is known already. */
function verdictIn(judged: Judged, own: readonly number[], least: number): Verdict {
  const [cell = 0] = own;
  if (own.length > 1) {
    return verdictOn(
      own.map((part) => ({ judged, cell: part })),
      least,
    );
  }
  if (firstOf(judged.cells, cell) === DAYS) return 'zero';
  return judged.withheld[cell] === 1 ? 'withheld' : 'told';
}
