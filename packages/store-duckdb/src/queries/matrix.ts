import { StoreError, compareIds, type Matrix, type MatrixQuery } from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';
import { dateOf, type StoreSession } from '../engine/store-session.ts';
import { bucketSql, dayOf } from './bucket.ts';
import { sumOf } from './sums.ts';
import { targetOf, type Target } from './target.ts';

/** Every cell passes through JavaScript: more would take the memory of the whole service. */
const MOST_CELLS = 1_000_000;

export async function matrix(
  session: StoreSession,
  numbering: Numbering,
  query: MatrixQuery,
  mostCells = MOST_CELLS,
): Promise<Matrix> {
  const target = targetOf(query.scope, numbering);
  if (!target) return { ids: [], buckets: [], rows: [], columns: [], cells: [] };
  const [episodes = [], buckets = [], sums = []] = (await session.columns(
    `FROM (${cellsSql(query, target)} LIMIT $most) ORDER BY ep_no, bucket`,
    {
      ...target.parameters,
      from: dateOf(query.range.from),
      to: dateOf(query.range.to),
      most: mostCells + 1,
    },
  )) as readonly (readonly number[])[];
  if (episodes.length > mostCells) {
    throw new StoreError(
      'invalid',
      `The matrix has more than ${mostCells} cells. Ask for a shorter range, a coarser grain, or a series.`,
    );
  }
  const stretches = stretchesOf(episodes)
    .map(({ value, from, to }) => ({ id: numbering.episodeId(value), from, to }))
    .sort((a, b) => compareIds(a.id, b.id));
  const known = [...new Set(buckets)].sort((a, b) => a - b);
  const column = new Map(known.map((bucket, i) => [bucket, i]));
  const rows: number[] = [];
  const columns: number[] = [];
  const cells: number[] = [];
  stretches.forEach(({ from, to }, row) => {
    for (let i = from; i < to; i++) {
      rows.push(row);
      columns.push(column.get(buckets[i] ?? 0) ?? 0);
      cells.push(sums[i] ?? 0);
    }
  });
  return { ids: stretches.map(({ id }) => id), buckets: known.map(dayOf), rows, columns, cells };
}

/** An episode has one row a day, in whatever series: there is nothing to add up, which takes longer than all else. */
function cellsSql({ grain, metric }: MatrixQuery, { where }: Target): string {
  const from = `FROM episode_day WHERE ${where} AND day BETWEEN $from AND $to`;
  const bucket = `${bucketSql(grain)} AS bucket`;
  if (grain === 'day') return `SELECT ep_no, ${bucket}, ${metric}::DOUBLE ${from}`;
  return `SELECT ep_no, ${bucket}, ${sumOf(metric)} ${from} GROUP BY ep_no, bucket`;
}

/** Where each value of a sorted column begins and ends. */
function stretchesOf(values: readonly number[]): { value: number; from: number; to: number }[] {
  const stretches: { value: number; from: number; to: number }[] = [];
  let last: { value: number; from: number; to: number } | undefined;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (last?.value === value) last.to = i + 1;
    else stretches.push((last = { value, from: i, to: i + 1 }));
  }
  return stretches;
}
