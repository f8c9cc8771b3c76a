import type { Day } from '@oc-stats/contract';
import type { DailyRow, SegmentsRow } from '@oc-stats/store';
import { dayRowsOf, keyOf, replaceDays } from '@oc-stats/store/transfer';
import { putSegments, type Sink } from './put-segments.ts';
import type { MatomoDay } from './read-day.ts';
import { dailyRowOf, segmentsRowOf } from './rows-of-day.ts';

export interface DayPut {
  readonly rows: readonly DailyRow[];
  readonly written: number;
  readonly zeroed: number;
  readonly segments: number;
  readonly segmentsKept: number;
  readonly batches: number;
  readonly isLeft: boolean;
}

/** The curves first: the rows of the day make it complete, so nothing of it may be missing behind them. */
export async function putDay(
  target: Sink,
  day: Day,
  read: MatomoDay,
  present: ReadonlyMap<string, DailyRow>,
): Promise<DayPut> {
  const { sink, organization, name, signal } = target;
  if (isEmpty(read) && [...present.values()].some(({ plays }) => plays > 0)) return LEFT;
  const days = read.episodes.map((episode) => ({
    episode,
    row: asThatDay(dailyRowOf(day, episode), present),
  }));
  const rows = days.map(({ row }) => row);
  const curves = days
    .map(({ episode, row }) => segmentsRowOf(row, episode))
    .filter((row): row is SegmentsRow => row !== null);
  const known = [...rows, ...present.values()];
  const segments = sink.capabilities().segments
    ? await putSegments(target, day, curves, known)
    : { written: 0, kept: 0, batches: 0 };
  const daily = await replaceDays(
    { to: sink, organization, name: `${name} ${day}`, signal },
    dayRowsOf(rows).rows,
    present,
    { from: day, to: day },
  );
  return {
    rows,
    written: daily.written,
    zeroed: daily.zeroed,
    segments: segments.written,
    segmentsKept: segments.kept,
    batches: daily.batches + segments.batches,
    isLeft: false,
  };
}

/** Matomo answers like this when it has lost the archive of a day, or makes it anew. */
function isEmpty({ episodes, unresolved }: MatomoDay): boolean {
  return episodes.length === 0 && unresolved.length === 0;
}

const LEFT: DayPut = {
  ...{ rows: [], written: 0, zeroed: 0, segments: 0, segmentsKept: 0, batches: 0 },
  isLeft: true,
};

/** A day that is read again keeps the series of its time: Opencast only knows where the event is now. */
function asThatDay(row: DailyRow, present: ReadonlyMap<string, DailyRow>): DailyRow {
  return { ...row, series: present.get(keyOf(row))?.series ?? row.series };
}
