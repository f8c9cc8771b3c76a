import {
  bucketOf,
  dayLabel,
  dayNumber,
  type Day,
  type DayRange,
  type Grain,
  type MetricId,
} from '@oc-stats/contract';
import type { PointTable } from './point-table.ts';

export type Column = readonly number[];

export function column(table: PointTable, metric: MetricId): Column {
  return table.values[metric] ?? [];
}

export interface DayNumbers {
  readonly from: number;
  readonly to: number;
}

export function dayNumbers({ from, to }: DayRange): DayNumbers {
  return { from: dayNumber(from), to: dayNumber(to) };
}

export function rowsIn(table: PointTable, range: DayRange): number[] {
  const { from, to } = dayNumbers(range);
  return allRows(table).filter((row) => {
    const day = table.day[row] as number;
    return day >= from && day <= to;
  });
}

export function allRows(table: PointTable): number[] {
  return Array.from({ length: table.size }, (_, row) => row);
}

/** Rows by the number of their item. */
export function rowsOfEach(rows: readonly number[], itemOf: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const item = itemOf[row] as number;
    const group = groups.get(item);
    if (group) group.push(row);
    else groups.set(item, [row]);
  }
  return groups;
}

export function sumOf(rows: readonly number[], values: Column): number {
  let sum = 0;
  for (const row of rows) sum += values[row] as number;
  return sum;
}

/** The bucket of a day number; labels are made once a day. */
export function bucketing(grain: Grain): (day: number) => Day {
  const known = new Map<number, Day>();
  return (day) => {
    let bucket = known.get(day);
    if (bucket === undefined) known.set(day, (bucket = bucketOf(dayLabel(day), grain)));
    return bucket;
  };
}
