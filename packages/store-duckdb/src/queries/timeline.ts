import type { DuckDBValue } from '@duckdb/node-api';
import type { MetricId } from '@oc-stats/contract';
import type { Sums, Timeline, TimelineQuery } from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';
import { dateOf, type Column, type Session } from '../engine/session.ts';
import { bucketSql, dayOf } from './bucket.ts';
import { SUMS, valuesOf } from './sums.ts';
import { targetOf, type Target } from './target.ts';
import { topItems, type ItemType } from './top-items.ts';

/** Organisation and series are read from their roll-ups, an episode from the facts. */
const SOURCES = { organization: 'org_day', series: 'series_day', episode: 'episode_day' } as const;

export async function timeline(
  session: Session,
  numbering: Numbering,
  query: TimelineQuery,
): Promise<Timeline> {
  const { by, metrics } = query;
  const target = targetOf(query.scope, numbering);
  if (!target)
    return {
      ...EMPTY,
      values: valuesOf([], metrics),
      before: sumsBefore([], metrics),
      ...(by ? { items: [] } : {}),
    };
  if (!by) return curve(session, target, query);
  return session.transaction(async () => ({
    ...(await curve(session, target, query)),
    items: await items(session, numbering, target, { ...query, by }),
  }));
}

const EMPTY = { buckets: [] };

async function curve(session: Session, target: Target, query: TimelineQuery): Promise<Timeline> {
  const where = target.type === 'organization' ? 'organization_no = $no' : target.where;
  const [buckets = [], ...sums] = await session.columns(
    `SELECT CASE WHEN day >= $from THEN ${bucketSql(query.grain)} END AS bucket, ${SUMS}
     FROM ${SOURCES[target.type]} WHERE ${where} AND day <= $to GROUP BY bucket ORDER BY bucket NULLS FIRST`,
    { ...target.parameters, ...rangeOf(query) },
  );
  // Everything before the range is one bucket without a name, and comes first.
  const first = buckets[0] === null ? 1 : 0;
  const shown = sums.map((column) => column.slice(first));
  return {
    buckets: buckets.slice(first).map(dayOf),
    values: valuesOf(shown, query.metrics),
    before: sumsBefore(first === 1 ? sums : [], query.metrics),
  };
}

/** One short read an item: each lies in one place, while a list of them would be looked for everywhere. */
async function items(
  session: Session,
  numbering: Numbering,
  target: Target,
  query: TimelineQuery & { readonly by: NonNullable<TimelineQuery['by']> },
): Promise<NonNullable<Timeline['items']>> {
  const { type, top } = query.by;
  const [order = 'plays'] = query.metrics;
  const found = await topItems(session, numbering, target, {
    by: type,
    range: query.range,
    order,
    limit: top,
  });
  const answers: NonNullable<Timeline['items']>[number][] = [];
  for (const [i, no] of found.items.entries()) {
    const item = itemOf(type, no, numbering);
    const within = target.type === 'organization' ? [] : [target];
    const [buckets = [], ...sums] = await session.columns(
      `SELECT ${bucketSql(query.grain)} AS bucket, ${SUMS} FROM ${sourceOf(type, target)}
       WHERE ${[item, ...within].map(({ where }) => where).join(' AND ')} AND day BETWEEN $from AND $to
       GROUP BY bucket ORDER BY bucket`,
      { ...item.parameters, ...within[0]?.parameters, ...rangeOf(query) },
    );
    answers.push({
      id: found.ids[i] ?? null,
      buckets: buckets.map(dayOf),
      values: valuesOf(sums, query.metrics),
    });
  }
  return answers;
}

function itemOf(type: ItemType, no: number, numbering: Numbering): Pick<Target, 'where' | 'parameters'> {
  if (type === 'series') return { where: 'series_no = $item', parameters: { item: no } };
  const { low, high } = numbering.span(no) ?? { low: 0, high: -1 };
  const where = 'ep_no = $item AND series_no BETWEEN $item_low AND $item_high';
  return { where, parameters: { item: no, item_low: low, item_high: high } };
}

/** Series are rolled up by day unless the question is about one episode. */
function sourceOf(type: ItemType, target: Target): string {
  return type === 'series' && target.type !== 'episode' ? 'series_day' : 'episode_day';
}

function rangeOf({ range }: TimelineQuery): { from: DuckDBValue; to: DuckDBValue } {
  return { from: dateOf(range.from), to: dateOf(range.to) };
}

function sumsBefore(sums: readonly Column[], metrics: readonly MetricId[]): Sums {
  return Object.fromEntries(metrics.map((metric) => [metric, valuesOf(sums, [metric])[metric]?.[0] ?? 0]));
}
