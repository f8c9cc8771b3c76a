import type { DuckDBDataChunk, DuckDBListVector } from '@duckdb/node-api';
import { dayLabel } from '@oc-stats/contract';
import {
  compareIds,
  joinLayouts,
  type EpisodeSegments,
  type LayoutSum,
  type SegmentsQuery,
} from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';
import { noteResult } from '../engine/native-results.ts';
import { dateOf, type Session } from '../engine/session.ts';

/** Counts are lists, added up here: reading them in bulk costs less than any way of taking lists apart in SQL. */
export async function segments(
  session: Session,
  numbering: Numbering,
  query: SegmentsQuery,
): Promise<readonly EpisodeSegments[]> {
  const organization = numbering.organization(query.scope.organization);
  if (organization === undefined) return [];
  const ofSeries = query.scope.type === 'series';
  const no = ofSeries
    ? numbering.series(organization, query.scope.id)
    : numbering.episode(organization, query.scope.id);
  if (no === undefined) return [];
  const result = await session.result(
    `SELECT ep_no, (day - DATE '1970-01-01')::INTEGER, (last_day - DATE '1970-01-01')::INTEGER,
       step, duration, plays, counts
     FROM segments WHERE ${ofSeries ? 'series_no' : 'ep_no'} = $no AND day <= $to AND last_day >= $from`,
    { no, from: dateOf(query.range.from), to: dateOf(query.range.to) },
  );
  const sums = new Map<number, Map<string, RunningSum>>();
  for (const chunk of await result.fetchAllChunks()) addUp(chunk, sums);
  return [...sums]
    .map(([episode, layouts]) => ({ episode: numbering.episodeId(episode), layouts: [...layouts.values()] }))
    .sort((a, b) => compareIds(a.episode, b.episode))
    .map(({ episode, layouts }) => joinLayouts(episode, layouts.map(layoutOf)));
}

interface RunningSum {
  readonly step: number;
  readonly duration: number;
  readonly counts: Float64Array;
  first: number;
  last: number;
  plays: number;
}

function addUp(chunk: DuckDBDataChunk, sums: Map<number, Map<string, RunningSum>>): void {
  const lists = chunk.getColumnVector(6) as DuckDBListVector;
  const values = lists.childVector;
  noteResult(values.itemCount * Int32Array.BYTES_PER_ELEMENT);
  const { rowCount } = chunk;
  for (let row = 0; row < rowCount; row++) {
    const [episode, first, last, step, duration, plays] = [0, 1, 2, 3, 4, 5].map((column) =>
      chunk.getColumnVector(column).getItem(row),
    ) as Row;
    const offset = lists.getEntryOffset(row);
    const length = lists.getEntryLength(row);
    const sum = sumOf(sums, episode, step, duration, length);
    for (let i = 0; i < length; i++) {
      sum.counts[i] = (sum.counts[i] ?? 0) + (values.getItem(offset + i) as number);
    }
    sum.first = Math.min(sum.first, first);
    sum.last = Math.max(sum.last, last);
    sum.plays += plays;
  }
}

type Row = [episode: number, first: number, last: number, step: number, duration: number, plays: number];

function sumOf(
  sums: Map<number, Map<string, RunningSum>>,
  episode: number,
  step: number,
  duration: number,
  length: number,
): RunningSum {
  let layouts = sums.get(episode);
  if (!layouts) sums.set(episode, (layouts = new Map<string, RunningSum>()));
  const key = `${step} ${duration}`;
  let sum = layouts.get(key);
  if (!sum) {
    sum = { step, duration, counts: new Float64Array(length), first: Infinity, last: -Infinity, plays: 0 };
    layouts.set(key, sum);
  }
  return sum;
}

function layoutOf({ first, last, ...sum }: RunningSum): LayoutSum {
  return { ...sum, covered: { from: dayLabel(first), to: dayLabel(last) } };
}
