import { StoreError, compareIds, type Matrix, type MatrixQuery } from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';
import { dateOf, type Session } from '../engine/session.ts';
import { bucketSql, dayOf } from './bucket.ts';
import { sumOf } from './sums.ts';
import { targetOf } from './target.ts';

/** Every cell passes through JavaScript: more would take the memory of the whole service. */
const MOST_CELLS = 1_000_000;

export async function matrix(
  session: Session,
  numbering: Numbering,
  query: MatrixQuery,
  mostCells = MOST_CELLS,
): Promise<Matrix> {
  const target = targetOf(query.scope, numbering);
  if (!target) return { ids: [], buckets: [], rows: [], columns: [], cells: [] };
  const [episodes = [], buckets = [], sums = []] = await session.columns(
    `SELECT ep_no, ${bucketSql(query.grain)} AS bucket, ${sumOf(query.metric)}
     FROM episode_day WHERE ${target.where} AND day BETWEEN $from AND $to
     GROUP BY ep_no, bucket ORDER BY ep_no, bucket LIMIT $most`,
    {
      ...target.parameters,
      from: dateOf(query.range.from),
      to: dateOf(query.range.to),
      most: mostCells + 1,
    },
  );
  if (episodes.length > mostCells) {
    throw new StoreError(
      'invalid',
      `The matrix has more than ${mostCells} cells. Ask for a shorter range, a coarser grain, or a series.`,
    );
  }
  const stretches = stretchesOf(episodes as number[])
    .map(({ value, from, to }) => ({ id: numbering.episodeId(value), from, to }))
    .sort((a, b) => compareIds(a.id, b.id));
  const known = [...new Set(buckets as number[])].sort((a, b) => a - b);
  const column = new Map(known.map((bucket, i) => [bucket, i]));
  const rows: number[] = [];
  const columns: number[] = [];
  const cells: number[] = [];
  stretches.forEach(({ from, to }, row) => {
    for (let i = from; i < to; i++) {
      rows.push(row);
      columns.push(column.get(buckets[i] as number) ?? 0);
      cells.push(sums[i] as number);
    }
  });
  return { ids: stretches.map(({ id }) => id), buckets: known.map(dayOf), rows, columns, cells };
}

/** Where each value of a sorted column begins and ends. */
function stretchesOf(values: readonly number[]): { value: number; from: number; to: number }[] {
  const stretches: { value: number; from: number; to: number }[] = [];
  values.forEach((value, i) => {
    const last = stretches.at(-1);
    if (last?.value === value) last.to = i + 1;
    else stretches.push({ value, from: i, to: i + 1 });
  });
  return stretches;
}
