import type { DayRange, MetricId, Provenance, Scope, TotalsAnswer } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { Bounds, Totals } from '@oc-stats/store';
import { frameOf, knownPart } from './frame.ts';
import type { DatedItem, ItemType } from './titles.ts';
import { hiddenOf, isZero, restIn } from './withheld.ts';

export interface TotalsShape {
  readonly scope: Scope;
  readonly range: DayRange;
  readonly by: ItemType;
  readonly order: TotalsAnswer['order'];
  readonly metrics: readonly MetricId[];
}

/** One row of a table: an item, and where its numbers stand in the store's columns (-1: it has none). */
export interface TotalsRow {
  readonly item: DatedItem;
  readonly at: number;
}

export interface TotalsPage {
  readonly rows: readonly TotalsRow[];
  readonly count: number;
  readonly next: string | null;
}

export function totalsAnswer(
  shape: TotalsShape,
  page: TotalsPage,
  { values, withheld }: Pick<Totals, 'values' | 'withheld'>,
  {
    catalog,
    bounds,
    provenance,
  }: { catalog: Catalog; bounds: Bounds; provenance: (hidden: Provenance['hidden']) => Provenance },
): TotalsAnswer {
  /** What may be known of those that have no numbers; nobody is told which of them have none. */
  const known = page.rows.map(({ item, at }) =>
    at >= 0 ? null : knownPart(shape.range, frameOf({ type: shape.by, id: item.id }, catalog, bounds), false),
  );
  const empty = page.rows.map(({ at }, row) => {
    if (at >= 0) return withheld?.isUntold[at] ? null : 0;
    const days = known[row];
    return days && (!withheld || isZero(days, { weeks: withheld.rest, open: withheld.open })) ? 0 : null;
  });
  const weeks = page.rows.map(({ at }, row) => {
    if (at >= 0) return withheld?.items[at] ?? [];
    return restIn(withheld?.rest ?? [], known[row] ?? null);
  });
  const places = weeks.flatMap((own, row) => (own.length > 0 ? row : []));
  return {
    scope: shape.scope,
    range: shape.range,
    by: shape.by,
    order: shape.order,
    items: page.rows.map(({ item: { series, ...item } }) => ({
      ...item,
      // Whoever asks about a series may see it, but perhaps not the one to which an episode has moved.
      ...(series === undefined || shape.scope.type === 'series'
        ? {}
        : { series: series && { id: series.id, title: series.title } }),
    })),
    columns: shape.metrics.map((metric) => ({
      metric,
      data: page.rows.map(({ at }, row) =>
        at >= 0 && !withheld?.isUntold[at] ? (values[metric]?.[at] ?? 0) : (empty[row] ?? null),
      ),
      ...(withheld ? { withheld: [...places] } : {}),
    })),
    count: page.count,
    next: page.next,
    ...provenance(hiddenOf(withheld?.below, weeks)),
  };
}
