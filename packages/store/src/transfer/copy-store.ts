import { addDays, dayLabel, intersect, type DayRange } from '@oc-stats/contract';
import type { Bounds } from '../bounds.ts';
import type { StatsReader } from '../reader.ts';
import type { DailySink } from '../sink.ts';
import type { CopyProgress, CopyReport } from './copy-report.ts';
import { copySegments } from './copy-segments.ts';
import { Members } from './members.ts';
import { completeDays, daysWithRows, isCovered, monthsIn } from './months.ts';
import { syncDays, type Link } from './sync-days.ts';
import { Tally } from './tally.ts';

export interface CopyOptions {
  readonly from: StatsReader;
  readonly to: StatsReader & DailySink;
  readonly organization: string;
  /** All that the bounds of the source speak of, unless it is said. Other days of the target are left alone. */
  readonly range?: DayRange;
  /** Watch curves as well, where both sides know them. */
  readonly segments?: boolean;
  /** Episodes that may have a watch curve although no day names them. */
  readonly episodes?: readonly { readonly id: string; readonly series: string | null }[];
  readonly onProgress?: (progress: CopyProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Makes the target say what the source says, month by month. Months that the target does not promise yet come first;
 * then every month is read from both sides, what differs is written, and what was written is read again. So it goes on
 * where it was stopped, a second run writes nothing, and late changes are found.
 */
export async function copyStore(options: CopyOptions): Promise<CopyReport> {
  const { from, to, organization, onProgress, signal } = options;
  const bounds = await from.bounds(organization, signal);
  const range = options.range ?? daysWithRows(bounds, latestDay());
  const tally = new Tally();
  if (!range) return tally.report(null, 0, null);

  const link: Link = { from, to, organization, complete: completeDays(bounds), signal };
  const members = new Members();
  const months = monthsIn(range);
  const missing = await promisedLater(link, months);
  for (const [done, days] of missing.entries()) {
    onProgress?.({ phase: 'copy', done, of: missing.length, month: days.from, written: tally.written });
    tally.wrote(await syncDays(link, days, members));
  }
  for (const [done, days] of months.entries()) {
    onProgress?.({ phase: 'compare', done, of: months.length, month: days.from, written: tally.written });
    const synced = await syncDays(link, days, members);
    tally.wrote(synced);
    tally.compared(days, synced);
  }
  return tally.report(range, months.length, await segmentsOf(link, range, members, tally, options));
}

/** Days that lie ahead everywhere on earth have no plays. */
export function latestDay(): string {
  return addDays(dayLabel(Math.floor(Date.now() / 86_400_000)), 1);
}

/** Months of which the source promises days that the target does not. */
export async function promisedLater(link: Link, months: readonly DayRange[]): Promise<DayRange[]> {
  const { to, organization, complete, signal } = link;
  const bounds: Bounds = await to.bounds(organization, signal);
  return months.filter((month) => {
    const promised = complete && intersect(complete, month);
    return promised !== null && !isCovered(bounds, promised);
  });
}

export async function segmentsOf(
  link: Link,
  range: DayRange,
  members: Members,
  tally: Tally,
  options: Pick<CopyOptions, 'segments' | 'episodes' | 'onProgress'>,
): Promise<CopyReport['segments']> {
  const { segments = true, episodes = [], onProgress } = options;
  if (!segments || !link.from.capabilities().segments || !link.to.capabilities().segments) return null;
  members.add(episodes.map(({ id, series }) => ({ episode: id, series, day: '' })));
  return copySegments(link, range, members, (done, of) =>
    onProgress?.({ phase: 'segments', done, of, written: tally.written }),
  );
}
