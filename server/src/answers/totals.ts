import type { DayRange, MetricId, Provenance, Scope, TotalsAnswer } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { Bounds, Columns } from '@oc-stats/store';
import { frameOf, knownPart } from './frame.ts';
import type { DatedItem, ItemType } from './titles.ts';

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
  values: Columns,
  { catalog, bounds, provenance }: { catalog: Catalog; bounds: Bounds; provenance: Provenance },
): TotalsAnswer {
  const empty = page.rows.map(({ item, at }) => {
    if (at >= 0) return 0;
    const frame = frameOf({ type: shape.by, id: item.id }, catalog, bounds);
    return knownPart(shape.range, frame, false) ? 0 : null;
  });
  return {
    scope: shape.scope,
    range: shape.range,
    by: shape.by,
    order: shape.order,
    items: page.rows.map(({ item }) => ({
      ...item,
      series: item.series && { id: item.series.id, title: item.series.title },
    })),
    columns: shape.metrics.map((metric) => ({
      metric,
      data: page.rows.map(({ at }, row) => (at >= 0 ? (values[metric]?.[at] ?? 0) : (empty[row] ?? null))),
    })),
    count: page.count,
    next: page.next,
    ...provenance,
  };
}
