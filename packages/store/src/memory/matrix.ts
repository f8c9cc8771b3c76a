import { compareIds } from '../id-order.ts';
import type { Matrix, MatrixQuery } from '../reader.ts';
import type { DailyRow } from '../sink.ts';
import { bucketsOf, groupBy, sumOf } from './sums.ts';

/** `rows` are those of the scope and range. Cells row by row. */
export function matrixOf(rows: readonly DailyRow[], query: MatrixQuery): Matrix {
  const ids = [...groupBy(rows, (row) => row.episode).keys()].sort(compareIds);
  const buckets = bucketsOf(rows, query.grain).map(([bucket]) => bucket);
  const cells = ids.flatMap((id, row) => {
    const own = rows.filter((candidate) => candidate.episode === id);
    return bucketsOf(own, query.grain).map(([bucket, group]) => ({
      row,
      column: buckets.indexOf(bucket),
      value: sumOf(group, query.metric),
    }));
  });
  return {
    ids,
    buckets,
    rows: cells.map((cell) => cell.row),
    columns: cells.map((cell) => cell.column),
    cells: cells.map((cell) => cell.value),
  };
}
