import { compareIds, type Matrix, type MatrixQuery } from '@oc-stats/store';
import type { PointTable } from './point-table.ts';
import { bucketing, column, rowsIn, rowsOfEach } from './sums.ts';

/** `table` holds the scope. */
export function matrixOf(table: PointTable, { grain, metric, range }: MatrixQuery): Matrix {
  const bucketOf = bucketing(grain);
  const values = column(table, metric);
  const found = [...rowsOfEach(rowsIn(table, range), table.episodeOf)]
    .map(([episode, rows]) => {
      const sums = new Map<string, number>();
      for (const row of rows) {
        const bucket = bucketOf(table.day[row] as number);
        sums.set(bucket, (sums.get(bucket) ?? 0) + (values[row] as number));
      }
      return { id: table.episodes[episode] as string, sums };
    })
    .sort((a, b) => compareIds(a.id, b.id));
  const buckets = [...new Set(found.flatMap(({ sums }) => [...sums.keys()]))].sort();
  const columnOf = new Map(buckets.map((bucket, number) => [bucket, number]));

  const rows: number[] = [];
  const columns: number[] = [];
  const cells: number[] = [];
  for (const [row, { sums }] of found.entries()) {
    for (const bucket of [...sums.keys()].sort()) {
      rows.push(row);
      columns.push(columnOf.get(bucket) as number);
      cells.push(sums.get(bucket) as number);
    }
  }
  return { ids: found.map(({ id }) => id), buckets, rows, columns, cells };
}
