import { compareIds, readCursor, writeCursor, type Totals, type TotalsQuery } from '@oc-stats/store';
import { itemsBy, type PointTable } from './point-table.ts';
import { column, rowsIn, rowsOfEach, sumOf } from './sums.ts';

/** `table` holds the scope. */
export function totalsOf(table: PointTable, query: TotalsQuery): Totals {
  const { by, cursor, limit, metrics, order, range } = query;
  const after = cursor === undefined ? null : readCursor(cursor, order);
  const { ids, itemOf } = itemsBy(table, by);
  const all = [...rowsOfEach(rowsIn(table, range), itemOf)]
    .map(([item, rows]) => ({ id: ids[item] ?? null, rows, value: sumOf(rows, column(table, order)) }))
    .sort(inOrder);
  const rest = after ? all.filter((item) => inOrder(item, after) > 0) : all;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    ids: page.map(({ id }) => id),
    values: Object.fromEntries(
      metrics.map((metric) => [metric, page.map(({ rows }) => sumOf(rows, column(table, metric)))]),
    ),
    count: all.length,
    next: last && rest.length > page.length ? writeCursor({ order, value: last.value, id: last.id }) : null,
  };
}

interface Place {
  readonly id: string | null;
  readonly value: number;
}

function inOrder(a: Place, b: Place): number {
  return b.value - a.value || compareIds(a.id, b.id);
}
