import { METRIC_IDS, type Day } from '@oc-stats/contract';
import { readCursor, writeCursor, type Totals, type TotalsQuery } from '@oc-stats/store';
import type { Moment } from './moment.ts';
import { rankingOf, type Ranking } from './ranking.ts';
import { withheldIn } from './weeks.ts';

/** Sums of what is told. Order, pages and cursors know nothing else. */
export async function totals(moment: Moment, query: TotalsQuery): Promise<Totals> {
  const { scope, by, range, metrics, order, limit } = query;
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, order);
  const ranking = await rankingOf(moment, scope, by, range);
  const found = ranking.largest(order, limit + 1, after);
  const ids = found.slice(0, limit);
  const last = ids.at(-1);
  return {
    ids,
    values: Object.fromEntries(metrics.map((metric) => [metric, ids.map((id) => ranking.value(id, metric))])),
    count: ranking.count,
    next:
      last !== undefined && found.length > ids.length
        ? writeCursor({ order, id: last, value: ranking.value(last, order) })
        : null,
    withheld: await withheldOf(moment, ranking, ids, range),
  };
}

async function withheldOf(
  moment: Moment,
  ranking: Ranking,
  ids: readonly (string | null)[],
  range: TotalsQuery['range'],
): Promise<NonNullable<Totals['withheld']>> {
  const calendar = await moment.calendar();
  const weeks = ranking.weeksOf(ids);
  const none = { withheld: new Set<number>(), told: new Set<number>() };
  const { weeks: rest, open } = withheldIn(none, range, calendar);
  const items = ids.map((id): readonly Day[] => withheldIn(weeks.get(id) ?? none, range, calendar).weeks);
  const isUntold = ids.map(
    (id) =>
      (weeks.get(id)?.withheld.size ?? 0) > 0 &&
      METRIC_IDS.every((metric) => ranking.value(id, metric) === 0),
  );
  return { below: moment.least, open, items, isUntold, rest };
}
