import { addDays, maxDay, minDay, type Day, type DayRange } from '@oc-stats/contract';
import type { DailyTable, StatsReader } from '../reader.ts';
import { throwIfAborted } from '../store-error.ts';
import type { CopyReport } from './copy-report.ts';
import { latestDay, promisedLater, segmentsOf, type CopyOptions } from './copy-store.ts';
import { Members } from './members.ts';
import { completeDays, daysWithRows, monthsIn } from './months.ts';
import { syncDays, type Link } from './sync-days.ts';
import { Tally } from './tally.ts';

export interface RefreshOptions extends CopyOptions {
  /** The last days of the source that are read episode by episode; 7 unless it is said. */
  readonly days?: number;
  /**
   * Which months before them have changed, where somebody knows that better: those are read episode by episode, and no
   * other. Without it, every month is compared.
   */
  readonly changed?: (month: DayRange) => boolean;
}

/**
 * Keeps a copy fresh: the last days again, and of the months before only those that have changed. Unless somebody else
 * knows which, that are those whose days, added up by series, differ from the copy; what only shifted between two
 * episodes of one series on one day is left to `copyStore` then.
 */
export async function refreshStore(options: RefreshOptions): Promise<CopyReport> {
  const { from, to, organization, changed, onProgress, signal, days = 7 } = options;
  const bounds = await from.bounds(organization, signal);
  const range = options.range ?? daysWithRows(bounds, latestDay());
  const tally = new Tally();
  if (!range) return tally.report(null, 0, null);

  const link: Link = { from, to, organization, complete: completeDays(bounds), signal };
  const members = new Members();
  const recent = { from: recentSince(bounds.through ?? range.to, days, range), to: range.to };
  const older = recent.from > range.from ? monthsIn({ from: range.from, to: addDays(recent.from, -1) }) : [];
  const missing = new Set((await promisedLater(link, older)).map((month) => month.from));
  const parts = [...older, recent];
  for (const [done, part] of parts.entries()) {
    onProgress?.({ phase: 'compare', done, of: parts.length, month: part.from, written: tally.written });
    const isRecent = part === recent;
    const isQuiet = async () => (changed ? !changed(part) : isAlikeBySeries(link, part));
    if (!isRecent && !missing.has(part.from) && (await isQuiet())) continue;
    const synced = await syncDays(link, part, members);
    tally.wrote(synced);
    tally.compared(part, synced);
  }
  return tally.report(range, parts.length, await segmentsOf(link, range, members, tally, options));
}

function recentSince(last: Day, days: number, range: DayRange): Day {
  return minDay(maxDay(addDays(last, 1 - days), range.from), range.to);
}

async function isAlikeBySeries({ from, to, organization, signal }: Link, range: DayRange): Promise<boolean> {
  throwIfAborted(signal);
  const [source, target] = await Promise.all([
    readBySeries(from, organization, range, signal),
    readBySeries(to, organization, range, signal),
  ]);
  return source.size === target.size && [...source].every(([key, sums]) => target.get(key) === sums);
}

/** The three sums of each series and day as text, those of zeros left out. */
async function readBySeries(
  store: StatsReader,
  organization: string,
  range: DayRange,
  signal: AbortSignal | undefined,
): Promise<Map<string, string>> {
  const scope = { organization, type: 'organization', id: organization } as const;
  const table = await store.daily({ scope, range, by: 'series' }, signal);
  const sums = Array.from(table.day, (_, i): [string, string] => [keyOf(table, i), sumsOf(table, i)]);
  return new Map(sums.filter(([, text]) => text !== '0 0 0'));
}

function keyOf(table: DailyTable, i: number): string {
  return JSON.stringify([table.days[table.day[i] ?? -1], table.series[table.seriesOf[i] ?? -1] ?? null]);
}

function sumsOf({ values }: DailyTable, i: number): string {
  return [values.plays, values.visitors, values.finishes].map((column) => column?.[i] ?? 0).join(' ');
}
