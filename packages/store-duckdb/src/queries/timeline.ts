import type { DuckDBValue } from '@duckdb/node-api';
import type { MetricId } from '@oc-stats/contract';
import type { Cells } from '@oc-stats/duckdb';
import type { Curve, ItemCurve, Split, Sums, Timeline, TimelineQuery } from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';
import { dateOf, type StoreSession } from '../engine/store-session.ts';
import { bucketSql, dayOf } from './bucket.ts';
import { SUMS, valuesOf } from './sums.ts';
import { targetOf, type Target } from './target.ts';
import { topItems, type ItemType } from './top-items.ts';

/** Organisation and series are read from their roll-ups, an episode from the facts. */
const SOURCES = { organization: 'org_day', series: 'series_day', episode: 'episode_day' } as const;

export async function timeline(
  session: StoreSession,
  numbering: Numbering,
  query: TimelineQuery,
): Promise<Timeline> {
  const { by } = query;
  const target = targetOf(query.scope, numbering);
  if (!target) {
    const ids = by && 'only' in by ? by.only : [];
    return { ...nothing(query), ...(by ? { items: ids.map((id) => ({ id, ...nothing(query) })) } : {}) };
  }
  const where = target.type === 'organization' ? 'organization_no = $no' : target.where;
  const whole = { source: SOURCES[target.type], where, parameters: target.parameters };
  if (!by) return curve(session, whole, query);
  return session.transaction(async () => ({
    ...(await curve(session, whole, query)),
    items: await items(session, numbering, target, query, by),
  }));
}

type Place = Pick<Target, 'where' | 'parameters'> & { readonly source: string };

async function curve(
  session: StoreSession,
  { source, where, parameters }: Place,
  query: TimelineQuery,
): Promise<Curve> {
  const [buckets = [], ...sums] = await session.columns(
    `SELECT CASE WHEN day >= $from THEN ${bucketSql(query.grain)} END AS bucket, ${SUMS}
     FROM ${source} WHERE ${where} AND day <= $to GROUP BY bucket ORDER BY bucket NULLS FIRST`,
    { ...parameters, ...rangeOf(query) },
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
  session: StoreSession,
  numbering: Numbering,
  target: Target,
  query: TimelineQuery,
  by: Split,
): Promise<ItemCurve[]> {
  const { type } = by;
  const wanted =
    'only' in by ? named(by, query, numbering) : await largest(session, numbering, target, query, by);
  const within = target.type === 'organization' ? null : target;
  const curves: ItemCurve[] = [];
  for (const { id, no } of wanted) {
    if (no === undefined) {
      curves.push({ id, ...nothing(query) });
      continue;
    }
    const item = itemOf(type, no, numbering);
    const place = {
      source: sourceOf(type, target),
      where: within ? `${item.where} AND ${within.where}` : item.where,
      parameters: { ...item.parameters, ...within?.parameters },
    };
    curves.push({ id, ...(await curve(session, place, query)) });
  }
  return curves;
}

interface Item {
  readonly id: string | null;
  /** Unknown to the store. */
  readonly no: number | undefined;
}

function named(
  { type, only }: Extract<Split, { only: unknown }>,
  { scope }: TimelineQuery,
  numbering: Numbering,
): readonly Item[] {
  const organization = numbering.organization(scope.organization) ?? -1;
  return only.map((id) => {
    if (type === 'series') return { id, no: numbering.series(organization, id) };
    return { id, no: id === null ? undefined : numbering.episode(organization, id) };
  });
}

async function largest(
  session: StoreSession,
  numbering: Numbering,
  target: Target,
  { metrics, range }: TimelineQuery,
  { type, top }: Extract<Split, { top: unknown }>,
): Promise<readonly Item[]> {
  const [order = 'plays'] = metrics;
  const found = await topItems(session, numbering, target, { by: type, range, order, limit: top });
  return found.items.map((no, i) => ({ id: found.ids[i] ?? null, no }));
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

function nothing({ metrics }: TimelineQuery): Curve {
  return { buckets: [], values: valuesOf([], metrics), before: sumsBefore([], metrics) };
}

function sumsBefore(sums: readonly Cells[], metrics: readonly MetricId[]): Sums {
  return Object.fromEntries(metrics.map((metric) => [metric, valuesOf(sums, [metric])[metric]?.[0] ?? 0]));
}
