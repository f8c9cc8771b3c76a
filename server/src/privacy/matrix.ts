import type { Day } from '@oc-stats/contract';
import { compareIds, StoreError, type Matrix, type MatrixQuery } from '@oc-stats/store';
import { curveOf, lineOf } from './line.ts';
import type { Moment } from './moment.ts';
import { cellsByEpisode, cellsOfSubject } from './subject.ts';
import { weeksIn, withheldIn } from './weeks.ts';

/** The episodes of a series, each as its own curve. */
export async function matrix(moment: Moment, { scope, metric, range, grain }: MatrixQuery): Promise<Matrix> {
  if (scope.type === 'organization') {
    throw new StoreError(
      'not-available',
      'Where small numbers are withheld, a matrix is asked of a series or an episode.',
    );
  }
  const calendar = await moment.calendar();
  const all =
    scope.type === 'series'
      ? await cellsByEpisode(moment, scope.id)
      : new Map([[scope.id, await cellsOfSubject(moment, scope)]]);
  const found = [];
  for (const [id, cells] of [...all].sort(([a], [b]) => compareIds(a, b))) {
    const line = lineOf(cells, calendar, moment.least);
    const { buckets, values, withheld } = curveOf(
      line,
      { range, grain, metrics: [metric] },
      calendar,
      moment.least,
    );
    const isListed = buckets.length > 0 || weeksIn(line.weeks.withheld, range).length > 0;
    if (isListed) found.push({ id, buckets, values: values[metric] ?? [], weeks: withheld?.weeks ?? [] });
  }
  const buckets = [...new Set(found.flatMap((row) => row.buckets))].sort();
  const columns = new Map(buckets.map((bucket, column) => [bucket, column]));
  const places = found.flatMap((row, at) =>
    row.buckets.map((bucket, i) => ({
      row: at,
      column: columns.get(bucket) ?? 0,
      value: row.values[i] ?? 0,
    })),
  );
  const { weeks: rest, open } = withheldIn({ withheld: new Set(), told: new Set() }, range, calendar);
  return {
    ids: found.map(({ id }) => id),
    buckets,
    rows: places.map(({ row }) => row),
    columns: places.map(({ column }) => column),
    cells: places.map(({ value }) => value),
    withheld: { below: moment.least, open, items: found.map(({ weeks }): readonly Day[] => weeks), rest },
  };
}
