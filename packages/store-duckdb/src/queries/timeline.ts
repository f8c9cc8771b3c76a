import { listValue, type DuckDBValue } from '@duckdb/node-api';
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

async function items(
  session: Session,
  numbering: Numbering,
  target: Target,
  query: TimelineQuery & { readonly by: NonNullable<TimelineQuery['by']> },
): Promise<NonNullable<Timeline['items']>> {
  const { type, top } = query.by;
  const [order = 'plays'] = query.metrics;
  const { items: nos } = await topItems(session, target, { by: type, range: query.range, order, limit: top });
  if (nos.length === 0) return [];
  const [item = [], buckets = [], ...sums] = await session.columns(
    `SELECT ${ITEMS[type]} AS item, ${bucketSql(query.grain)} AS bucket, ${SUMS}
     FROM ${sourceOf(type, target)} WHERE ${target.where} AND day BETWEEN $from AND $to
       AND ${ITEMS[type]} IN (SELECT unnest($items::INTEGER[]))
     GROUP BY item, bucket ORDER BY item, bucket`,
    { ...target.parameters, ...rangeOf(query), items: listValue(nos) },
  );
  return nos.map((no) => {
    const from = item.indexOf(no);
    const to = item.lastIndexOf(no) + 1;
    return {
      id: type === 'series' ? numbering.seriesId(no) : numbering.episodeId(no),
      buckets: buckets.slice(from, to).map(dayOf),
      values: valuesOf(
        sums.map((column: Column) => column.slice(from, to)),
        query.metrics,
      ),
    };
  });
}

const ITEMS: Readonly<Record<ItemType, string>> = { series: 'series_no', episode: 'ep_no' };

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
