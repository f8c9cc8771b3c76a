import { addDays, addMonths, type DayRange, type MetricId } from '@oc-stats/contract';
import type { Cells, Parameters } from '@oc-stats/duckdb';
import { compareIds, type TotalsCursor } from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';
import { dateOf, type StoreSession } from '../engine/store-session.ts';
import { SUMS } from './sums.ts';
import type { Target } from './target.ts';

export type ItemType = 'series' | 'episode';

export interface TopQuery {
  readonly by: ItemType;
  readonly range: DayRange;
  readonly order: MetricId;
  readonly limit: number;
  readonly after?: TotalsCursor | null;
}

export interface TopItems {
  readonly items: readonly number[];
  readonly ids: readonly (string | null)[];
  readonly sums: readonly Cells[];
  /** Items in the range, on this page or not. */
  readonly count: number;
}

/** More than any sum. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/**
 * Largest first, equal ones by id, "no series" behind its equals. DuckDB finds the sums that can be on the page, with
 * all that are equal to the last; putting them in order needs their texts, which are here.
 */
export async function topItems(
  session: StoreSession,
  numbering: Numbering,
  target: Target,
  query: TopQuery,
): Promise<TopItems> {
  const { by, order, limit, after = null } = query;
  const source = sourceOf(target, query);
  const rows = await session.rows(
    `WITH found AS MATERIALIZED (SELECT item, ${SUMS} FROM (${source.sql}) GROUP BY item),
       least AS (SELECT coalesce(min(${order}), 0) AS value
         FROM (SELECT ${order} FROM found WHERE ${order} < $value ORDER BY ${order} DESC LIMIT $limit))
     SELECT counted.count, item, plays, visitors, finishes
     FROM (SELECT count(*)::INTEGER AS count FROM found) AS counted
     LEFT JOIN found ON ${order} BETWEEN (SELECT value FROM least) AND $value`,
    { ...target.parameters, ...source.parameters, value: after?.value ?? NO_LIMIT, limit },
  );
  const place = { plays: 2, visitors: 3, finishes: 4 }[order];
  const page = rows
    .filter((row) => row[1] !== null)
    .map((row) => ({ row, value: row[place] as number, id: idOf(by, row[1] as number, numbering) }))
    .filter((item) => after === null || inOrder(after, item) < 0)
    .sort(inOrder)
    .slice(0, limit);
  return {
    items: page.map(({ row }) => row[1] as number),
    ids: page.map(({ id }) => id),
    sums: [2, 3, 4].map((column) => page.map(({ row }) => row[column] ?? 0)),
    count: (rows[0]?.[0] ?? 0) as number,
  };
}

interface Place {
  readonly value: number;
  readonly id: string | null;
}

function inOrder(a: Place, b: Place): number {
  return b.value - a.value || compareIds(a.id, b.id);
}

function idOf(by: ItemType, no: number, numbering: Numbering): string | null {
  return by === 'series' ? numbering.seriesId(no) : numbering.episodeId(no);
}

interface Source {
  readonly sql: string;
  readonly parameters: Parameters;
}

/**
 * A series or episode is a short stretch of the facts. For a whole organisation the episodes are read from their
 * months, and from the facts only at the ends of the range, where a month is not whole.
 */
function sourceOf(target: Target, { by, range }: TopQuery): Source {
  const columns = `${by === 'series' ? 'series_no' : 'ep_no'} AS item, plays, visitors, finishes`;
  if (by === 'series' || target.type !== 'organization') {
    const table = by === 'series' && target.type !== 'episode' ? 'series_day' : 'episode_day';
    const sql = `SELECT ${columns} FROM ${table} WHERE ${target.where} AND day BETWEEN $from AND $to`;
    return { sql, parameters: { from: dateOf(range.from), to: dateOf(range.to) } };
  }
  const { months, head, tail } = monthsOf(range);
  const facts = (name: string) =>
    `SELECT ${columns} FROM episode_day WHERE ${target.where} AND day BETWEEN $${name}_from AND $${name}_to`;
  const parts = [
    ...(months
      ? [`SELECT ${columns} FROM episode_month WHERE ${target.where} AND month BETWEEN $from AND $to`]
      : []),
    ...(head ? [facts('head')] : []),
    ...(tail ? [facts('tail')] : []),
  ];
  return {
    sql: parts.join(' UNION ALL '),
    parameters: {
      ...(months ? { from: dateOf(months.from), to: dateOf(months.to) } : {}),
      ...(head ? { head_from: dateOf(head.from), head_to: dateOf(head.to) } : {}),
      ...(tail ? { tail_from: dateOf(tail.from), tail_to: dateOf(tail.to) } : {}),
    },
  };
}

interface Months {
  readonly months: DayRange | null;
  readonly head: DayRange | null;
  readonly tail: DayRange | null;
}

/** Whole months, and the days before and behind them; without a whole month everything is head. */
export function monthsOf(range: DayRange): Months {
  const startOf = (day: string) => `${day.slice(0, 7)}-01`;
  const first = startOf(range.from) === range.from ? range.from : addMonths(startOf(range.from), 1);
  const end = startOf(addDays(range.to, 1));
  if (first >= end) return { months: null, head: range, tail: null };
  return {
    months: { from: first, to: addDays(end, -1) },
    head: first > range.from ? { from: range.from, to: addDays(first, -1) } : null,
    tail: end <= range.to ? { from: end, to: range.to } : null,
  };
}
