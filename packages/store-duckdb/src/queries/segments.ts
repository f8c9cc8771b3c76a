import type { DuckDBDataChunk, DuckDBListVector } from '@duckdb/node-api';
import { dayLabel, dayNumber } from '@oc-stats/contract';
import {
  compareIds,
  joinLayouts,
  type EpisodeSegments,
  type LayoutSum,
  type SegmentsQuery,
} from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';
import { noteResult } from '../engine/native-results.ts';
import { dateOf, type StoreSession } from '../engine/store-session.ts';

/** Counts are lists, added up here: reading them in bulk costs less than any way of taking lists apart in SQL. */
export async function segments(
  session: StoreSession,
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
  const counts = countsIn(query, organization, numbering);
  for (const chunk of await result.fetchAllChunks()) addUp(chunk, sums, counts);
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

type Counts = (episode: number, first: number, last: number) => boolean;

/** Whether a row with these days is among those that are asked for. */
function countsIn({ within }: SegmentsQuery, organization: number, numbering: Numbering): Counts {
  if (!within) return () => true;
  const stretches = new Map<number, (readonly [first: number, last: number])[]>();
  for (const [id, ranges] of within) {
    const no = numbering.episode(organization, id);
    if (no === undefined) continue;
    stretches.set(
      no,
      ranges.map(({ from, to }) => [dayNumber(from), dayNumber(to)]),
    );
  }
  return (episode, first, last) =>
    stretches.get(episode)?.some(([from, to]) => from <= first && last <= to) ?? false;
}

function addUp(chunk: DuckDBDataChunk, sums: Map<number, Map<string, RunningSum>>, counts: Counts): void {
  const lists = chunk.getColumnVector(6) as DuckDBListVector;
  const values = lists.childVector;
  noteResult(values.itemCount * Int32Array.BYTES_PER_ELEMENT);
  const { rowCount } = chunk;
  for (let row = 0; row < rowCount; row++) {
    const [episode, first, last, step, duration, plays] = [0, 1, 2, 3, 4, 5].map((column) =>
      chunk.getColumnVector(column).getItem(row),
    ) as Row;
    if (!counts(episode, first, last)) continue;
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
