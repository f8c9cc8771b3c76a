import { dayNumber } from '@oc-stats/contract';
import type { SegmentsBatch, SegmentsRow } from '@oc-stats/store';
import { IdList } from './id-list.ts';

/** A batch as columns. `counts` holds the counts of all rows, one after the other. */
export interface SegmentsColumns {
  readonly id: string;
  readonly organization: string;
  readonly rows: number;
  readonly episodes: readonly string[];
  readonly series: readonly (string | null)[];
  /** The days of every row of the batch, also of those that a later row replaced: what was stored for them goes. */
  readonly taken: { readonly episode: Int32Array; readonly first: Int32Array; readonly last: Int32Array };
  readonly episode: Int32Array;
  readonly seriesOf: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly step: Float64Array;
  readonly duration: Float64Array;
  readonly plays: Int32Array;
  readonly lengths: Int32Array;
  readonly counts: Int32Array;
}

export function segmentsColumns(batch: SegmentsBatch): SegmentsColumns {
  const episodes = new IdList<string>();
  const series = new IdList<string | null>();
  const all = batch.rows.map((row) => ({
    row,
    episode: episodes.place(row.episode),
    first: dayNumber(row.day),
  }));
  const kept = lastOfEachDay(all);
  const counts = new Int32Array(kept.reduce((sum, { row }) => sum + row.counts.length, 0));
  let offset = 0;
  for (const { row } of kept) {
    counts.set(row.counts, offset);
    offset += row.counts.length;
  }
  return {
    id: batch.id,
    organization: batch.organization,
    rows: batch.rows.length,
    episodes: episodes.ids,
    taken: {
      episode: Int32Array.from(all, ({ episode }) => episode),
      first: Int32Array.from(all, ({ first }) => first),
      last: Int32Array.from(all, ({ first, row }) => first + row.days - 1),
    },
    episode: Int32Array.from(kept, ({ episode }) => episode),
    seriesOf: Int32Array.from(kept, ({ row }) => series.place(row.series)),
    series: series.ids,
    first: Int32Array.from(kept, ({ first }) => first),
    last: Int32Array.from(kept, ({ first, row }) => first + row.days - 1),
    step: Float64Array.from(kept, ({ row }) => row.step),
    duration: Float64Array.from(kept, ({ row }) => row.duration),
    plays: Int32Array.from(kept, ({ row }) => row.plays),
    lengths: Int32Array.from(kept, ({ row }) => row.counts.length),
    counts,
  };
}

interface PlacedRow {
  readonly row: SegmentsRow;
  readonly episode: number;
  readonly first: number;
}

/** A day of an episode belongs to one row: each row removes those before it that share a day, and they stay removed. */
function lastOfEachDay(rows: readonly PlacedRow[]): readonly PlacedRow[] {
  if (isInOrder(rows)) return rows;
  const owners = new Map<number, PlacedRow>();
  const removed = new Set<PlacedRow>();
  for (const row of rows) {
    for (const key of daysOf(row)) {
      const earlier = owners.get(key);
      if (earlier && earlier !== row) {
        removed.add(earlier);
        for (const lost of daysOf(earlier)) owners.delete(lost);
      }
      owners.set(key, row);
    }
  }
  return rows.filter((row) => !removed.has(row));
}

/** The usual case, seen without looking at every day: the rows of each episode come one behind the other. */
function isInOrder(rows: readonly PlacedRow[]): boolean {
  const ends: number[] = [];
  return rows.every(({ episode, first, row }) => {
    const isBehind = first > (ends[episode] ?? -Infinity);
    ends[episode] = first + row.days - 1;
    return isBehind;
  });
}

/** One key for each day of the episode; the factor is more days than the calendar has on either side of 1970. */
function daysOf({ episode, first, row }: PlacedRow): number[] {
  return Array.from({ length: row.days }, (_, i) => episode * 8_000_000 + first + i);
}
