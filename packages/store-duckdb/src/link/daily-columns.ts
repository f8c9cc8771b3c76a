import { dayNumber, type DayRange } from '@oc-stats/contract';
import type { DailyBatch, DailyRow } from '@oc-stats/store';
import { IdList } from './id-list.ts';

/** A batch as columns: typed arrays change threads without being copied, fifty thousand objects do not. */
export interface DailyColumns {
  readonly id: string;
  readonly organization: string;
  readonly covers: DayRange | null;
  /** Rows of the batch; the columns are shorter where a later row took the place of an earlier one. */
  readonly rows: number;
  readonly episodes: readonly string[];
  readonly series: readonly (string | null)[];
  readonly episode: Int32Array;
  readonly seriesOf: Int32Array;
  readonly day: Int32Array;
  readonly plays: Int32Array;
  readonly visitors: Int32Array;
  readonly finishes: Int32Array;
}

export function dailyColumns(batch: DailyBatch): DailyColumns {
  const episodes = new IdList<string>();
  const series = new IdList<string | null>();
  const days = new Map<string, number>();
  const all = batch.rows.map((row): PlacedRow => {
    let day = days.get(row.day);
    if (day === undefined) days.set(row.day, (day = dayNumber(row.day)));
    return { row, day, episode: episodes.place(row.episode) };
  });
  const kept = lastOfEachKey(all);
  return {
    id: batch.id,
    organization: batch.organization,
    covers: batch.covers ?? null,
    rows: batch.rows.length,
    episodes: episodes.ids,
    episode: column(kept, ({ episode }) => episode),
    seriesOf: column(kept, ({ row }) => series.place(row.series)),
    series: series.ids,
    day: column(kept, ({ day }) => day),
    plays: column(kept, ({ row }) => row.plays),
    visitors: column(kept, ({ row }) => row.visitors),
    finishes: column(kept, ({ row }) => row.finishes),
  };
}

interface PlacedRow {
  readonly row: DailyRow;
  readonly episode: number;
  readonly day: number;
}

function lastOfEachKey(rows: readonly PlacedRow[]): readonly PlacedRow[] {
  if (isInOrder(rows)) return rows;
  const last = new Map<string, PlacedRow>();
  for (const row of rows) last.set(`${row.episode} ${row.day}`, row);
  return [...last.values()];
}

/** The usual case, seen without a key for every row: the days of each episode only grow. */
function isInOrder(rows: readonly PlacedRow[]): boolean {
  const latest: number[] = [];
  return rows.every(({ episode, day }) => {
    const isLater = day > (latest[episode] ?? -Infinity);
    latest[episode] = day;
    return isLater;
  });
}

function column(rows: readonly PlacedRow[], value: (row: PlacedRow) => number): Int32Array {
  const values = new Int32Array(rows.length);
  rows.forEach((row, i) => {
    values[i] = value(row);
  });
  return values;
}
