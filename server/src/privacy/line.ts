import {
  addDays,
  bucketOf,
  maxDay,
  minDay,
  type Day,
  type DayRange,
  type Grain,
  type MetricId,
} from '@oc-stats/contract';
import type { Curve } from '@oc-stats/store';
import type { Calendar } from './calendar.ts';
import { cellsByWeek, verdictOn, type JudgedCell } from './verdict.ts';
import { weeksIn, withheldIn, type Weeks } from './weeks.ts';
import { mondayLabel } from './week.ts';

/** The days of one scope that are told, and the weeks of which nothing is. */
export interface Line {
  /** In order. */
  readonly days: readonly Day[];
  readonly values: Readonly<Record<MetricId, readonly number[]>>;
  readonly weeks: Weeks;
}

export function lineOf(cells: readonly JudgedCell[], { open }: Calendar, least: number): Line {
  const weeks = { withheld: new Set<number>(), told: new Set<number>() };
  const rows: Row[] = [];
  for (const [week, parts] of cellsByWeek(cells)) {
    const verdict = verdictOn(parts, least);
    if (verdict === 'withheld' && week < open) weeks.withheld.add(week);
    if (verdict === 'told' && week >= open) weeks.told.add(week);
    if (verdict === 'told' || (verdict === 'zero' && week < open)) rows.push(...parts.flatMap(rowsOf));
  }
  rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const column = (metric: MetricId) =>
    rows.map(({ part, row }) => part.judged.table.values[metric]?.[row] ?? 0);
  return {
    days: rows.map(({ day }) => day),
    values: { plays: column('plays'), visitors: column('visitors'), finishes: column('finishes') },
    weeks,
  };
}

interface Asked {
  readonly range: DayRange;
  readonly grain: Grain;
  readonly metrics: readonly MetricId[];
}

/** As a store answers, but for what is withheld; that is named beside it. */
export function curveOf(
  line: Line,
  { range, grain, metrics }: Asked,
  calendar: Calendar,
  least: number,
): Curve {
  const groups = new Map<Day, number[]>();
  const before: number[] = [];
  line.days.forEach((day, row) => {
    if (day < range.from) before.push(row);
    if (day < range.from || day > range.to) return;
    const bucket = bucketOf(day, grain);
    const group = groups.get(bucket);
    if (group) group.push(row);
    else groups.set(bucket, [row]);
  });
  // Zero would read as if nobody had come in the days that are withheld.
  const partly = new Set(
    weeksIn(line.weeks.withheld, range).flatMap((week) => bucketsOf(week, range, grain)),
  );
  const isCounted = (row: number) => Object.values(line.values).some((column) => column[row] !== 0);
  const kept = [...groups].filter(([bucket, rows]) => !partly.has(bucket) || rows.some(isCounted));
  const sum = (metric: MetricId, rows: readonly number[]) =>
    rows.reduce((total, row) => total + (line.values[metric][row] ?? 0), 0);
  return {
    buckets: kept.map(([bucket]) => bucket),
    values: Object.fromEntries(metrics.map((metric) => [metric, kept.map(([, rows]) => sum(metric, rows))])),
    before: Object.fromEntries(metrics.map((metric) => [metric, sum(metric, before)])),
    withheld: { below: least, ...withheldIn(line.weeks, range, calendar) },
  };
}

/** The buckets that the days of a week, as far as they are in the range, belong to. */
function bucketsOf(week: number, range: DayRange, grain: Grain): Day[] {
  const monday = mondayLabel(week);
  const first = maxDay(monday, range.from);
  const last = minDay(addDays(monday, 6), range.to);
  return [bucketOf(first, grain), bucketOf(last, grain)];
}

interface Row {
  readonly day: Day;
  readonly part: JudgedCell;
  readonly row: number;
}

function rowsOf(part: JudgedCell): Row[] {
  const { table, cells } = part.judged;
  const from = cells.from[part.cell] ?? 0;
  const to = cells.from[part.cell + 1] ?? from;
  return Array.from({ length: to - from }, (_, i) => {
    const row = from + i;
    return { day: table.days[table.day[row] ?? 0] ?? '', part, row };
  });
}
