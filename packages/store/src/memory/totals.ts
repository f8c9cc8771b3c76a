import { readCursor, writeCursor } from '../cursor.ts';
import { compareIds } from '../id-order.ts';
import type { Totals, TotalsQuery } from '../reader.ts';
import type { DailyRow } from '../sink.ts';
import { columnsOf, groupBy, sumOf } from './sums.ts';

/** `rows` are those of the scope and range. */
export function totalsOf(rows: readonly DailyRow[], query: TotalsQuery): Totals {
  const after = query.cursor === undefined ? null : readCursor(query.cursor, query.order);
  const all = [...groupBy(rows, (row) => row[query.by])]
    .map(([id, group]) => ({ id, group, value: sumOf(group, query.order) }))
    .sort(inOrder);
  const rest = after ? all.filter((item) => inOrder(item, after) > 0) : all;
  const page = rest.slice(0, query.limit);
  const last = page.at(-1);
  return {
    ids: page.map((item) => item.id),
    values: columnsOf(
      page.map((item) => item.group),
      query.metrics,
    ),
    count: all.length,
    next:
      last && rest.length > page.length
        ? writeCursor({ order: query.order, value: last.value, id: last.id })
        : null,
  };
}

interface Place {
  readonly id: string | null;
  readonly value: number;
}

function inOrder(a: Place, b: Place): number {
  return b.value - a.value || compareIds(a.id, b.id);
}
