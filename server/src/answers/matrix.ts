import type { Day, DayRange, Grain, MatrixAnswer, MetricId, Provenance, Scope } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { Bounds, Matrix, Withheld } from '@oc-stats/store';
import { fill, withheldPlaces } from './fill.ts';
import { frameOf, knownPart } from './frame.ts';
import { listed } from './listed.ts';
import { hiddenOf, restIn } from './withheld.ts';

export interface MatrixShape {
  readonly scope: Scope;
  readonly range: DayRange;
  readonly grain: Grain;
  readonly metric: MetricId;
  readonly buckets: readonly Day[];
}

/** A row for every episode of the series, by date, each a gap before its own publication. */
export function matrixAnswer(
  shape: MatrixShape,
  matrix: Matrix,
  {
    catalog,
    bounds,
    provenance,
  }: { catalog: Catalog; bounds: Bounds; provenance: (hidden: Provenance['hidden']) => Provenance },
): MatrixAnswer {
  const cells = cellsByRow(matrix);
  const rows = listed(shape.scope, 'episode', 'date', matrix.ids, catalog).map((item) => {
    const frame = frameOf({ type: 'episode', id: item.id }, catalog, bounds);
    return { ...item, frame, withheld: rowWithheld(matrix, item.id, knownPart(shape.range, frame, false)) };
  });
  return {
    scope: shape.scope,
    range: shape.range,
    grain: shape.grain,
    metric: shape.metric,
    buckets: [...shape.buckets],
    rows: rows.map(({ id, title, date, frame, withheld }) => {
      const stored = { ...(cells.get(id) ?? { buckets: [], values: [] }), withheld };
      const data = fill(shape.buckets, stored, { ...shape, frame });
      const places = withheldPlaces(shape.buckets, withheld, shape);
      return { id, title, date, data, ...(places ? { withheld: places } : {}) };
    }),
    ...provenance(
      hiddenOf(
        matrix.withheld?.below,
        rows.map(({ withheld }) => withheld?.weeks),
      ),
    ),
  };
}

function rowWithheld({ ids, withheld }: Matrix, id: string, known: DayRange | null): Withheld | undefined {
  if (!withheld) return undefined;
  const { below, open, items, rest } = withheld;
  return { below, open, weeks: items[ids.indexOf(id)] ?? restIn(rest, known) };
}

interface Cells {
  readonly buckets: Day[];
  readonly values: number[];
}

function cellsByRow({ ids, buckets, rows, columns, cells }: Matrix): ReadonlyMap<string, Cells> {
  const found = ids.map((): Cells => ({ buckets: [], values: [] }));
  cells.forEach((value, index) => {
    const row = found[rows[index] ?? -1];
    const bucket = buckets[columns[index] ?? -1];
    if (!row || bucket === undefined) return;
    row.buckets.push(bucket);
    row.values.push(value);
  });
  return new Map(ids.map((id, index) => [id, found[index] as Cells]));
}
