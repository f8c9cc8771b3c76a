import type { DuckDBValue } from '@duckdb/node-api';
import { addDays, addMonths, type DayRange, type MetricId } from '@oc-stats/contract';
import type { TotalsCursor } from '@oc-stats/store';
import { dateOf, type Column, type Parameters, type Session } from '../engine/session.ts';
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
  readonly sums: readonly Column[];
  /** Items in the range, on this page or not. */
  readonly count: number;
}

/** Largest first, equal ones by id, "no series" behind its equals. */
export async function topItems(session: Session, target: Target, query: TopQuery): Promise<TopItems> {
  const { by, order, after = null } = query;
  const source = sourceOf(target, query);
  const parameters = { ...target.parameters, ...source.parameters };
  const found = `found AS MATERIALIZED (SELECT item, ${SUMS} FROM (${source.sql}) GROUP BY item)`;
  const [items = [], ids = [], plays = [], visitors = [], finishes = [], counts = []] = await session.columns(
    `WITH ${found}
     SELECT item, id, plays, visitors, finishes, (SELECT count(*)::INTEGER FROM found)
     FROM found JOIN ${by} ON no = item WHERE ${behind(order, after)}
     ORDER BY ${order} DESC, id NULLS LAST LIMIT $limit`,
    { ...parameters, ...(after ? placeOf(after) : {}), limit: query.limit },
  );
  const count = counts[0] ?? (after ? await countOf(session, found, parameters) : 0);
  return {
    items: items as number[],
    ids: ids as (string | null)[],
    sums: [plays, visitors, finishes],
    count: count as number,
  };
}

/** A page behind the end has no row that could tell the count. */
async function countOf(session: Session, found: string, parameters: Parameters): Promise<DuckDBValue> {
  const [[count] = []] = await session.rows(`WITH ${found} SELECT count(*)::INTEGER FROM found`, parameters);
  return count ?? 0;
}

function behind(order: MetricId, after: TotalsCursor | null): string {
  if (!after) return 'true';
  if (after.id === null) return `${order} < $value`;
  return `(${order} < $value OR (${order} = $value AND (id > $id OR id IS NULL)))`;
}

function placeOf(after: TotalsCursor): Parameters {
  return after.id === null ? { value: after.value } : { value: after.value, id: after.id };
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
