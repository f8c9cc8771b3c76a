import { addDays, type Day } from '@oc-stats/contract';
import type { DailySink, StatsReader } from '@oc-stats/store';
import { readDayRows } from '@oc-stats/store/transfer';
import type { MatomoClient } from '../client/create-matomo-client.ts';
import { dayNotOver, stopped, zoneUnknown } from './collect-error.ts';
import type { CollectProgress, CollectReport } from './collect-report.ts';
import { CollectTally } from './collect-tally.ts';
import { daysToCollect, lateDays } from './days-to-collect.ts';
import { putDay } from './put-day.ts';
import type { Sink } from './put-segments.ts';
import { readDay, type DayReading, type Events } from './read-day.ts';
import { todayIn } from './today-in.ts';

export interface CollectOptions {
  readonly client: MatomoClient;
  readonly events: Events;
  readonly sink: StatsReader & DailySink;
  readonly organization: string;
  /** The first day to have; without it, what comes after the days that are there, or the last day alone. */
  readonly from?: Day;
  /** Yesterday in the zone, unless it is said. */
  readonly through?: Day;
  /** Where Matomo's site has its days begin and end. */
  readonly timeZone: string;
  readonly segments?: boolean;
  /** The last days that are read again, because Matomo may not have finished with them; 3 unless it is said. */
  readonly lateDays?: number;
  /** Requests at once; the client limits how many go out in a second. */
  readonly concurrency?: number;
  readonly onProgress?: (progress: CollectProgress) => void;
  readonly signal?: AbortSignal;
  readonly clock?: () => Date;
}

/**
 * Fills the store day by day. A day is complete when everything of it was read and is durable; where the store ends, the
 * next run goes on. A day that is read again replaces what was there, and nothing is written when nothing has changed.
 */
export async function collectDays(options: CollectOptions): Promise<CollectReport> {
  const { sink, organization, timeZone, signal, onProgress, clock = () => new Date() } = options;
  const today = todayOf(timeZone, clock());
  const through = options.through ?? addDays(today, -1);
  if (through >= today) throw dayNotOver(through, timeZone);

  const parts = partsOf(options);
  const tally = new CollectTally(timeZone, sink.capabilities().dayZone);
  const done = new Set<Day>();
  let day = through;
  try {
    for (;;) {
      const open = await openDays();
      const next = open[0];
      if (next === undefined) return tally.report((await sink.bounds(organization, signal)).through);
      day = next;
      onProgress?.({ day, done: done.size, of: done.size + open.length, plays: tally.plays });
      signal?.throwIfAborted();
      const { rows } = await readDayRows(sink, organization, { from: day, to: day }, signal);
      const read = await readDay(parts.reading, day, rows);
      tally.add(day, read, await putDay(parts.target, day, read, rows));
      done.add(day);
    }
  } catch (error) {
    throw stopped(day, tally.report(null), error, signal?.aborted ?? false);
  }

  /** Asked anew before each day: behind a gap that has been filled the store knows how far it goes. */
  async function openDays(): Promise<Day[]> {
    const bounds = await sink.bounds(organization, signal);
    const days = [
      ...daysToCollect(bounds, { from: options.from, through }),
      ...lateDays(through, options.lateDays ?? 3).filter((late) => isKnown(late, bounds.countingSince)),
    ];
    return [...new Set(days)].filter((open) => !done.has(open));
  }
}

function isKnown(day: Day, countingSince: Day | null): boolean {
  return countingSince !== null && day >= countingSince;
}

function todayOf(timeZone: string, now: Date): Day {
  try {
    return todayIn(timeZone, now);
  } catch {
    throw zoneUnknown(timeZone);
  }
}

function partsOf(options: CollectOptions): { reading: DayReading; target: Sink } {
  const { client, sink, organization, segments = true, concurrency = 4, signal } = options;
  return {
    reading: { client, events: asked(options.events), segments, concurrency, signal },
    target: { sink, organization, name: `matomo ${client.siteId}`, concurrency, signal },
  };
}

/** Each event is asked for once a run: most are watched on many days. */
function asked(events: Events): Events {
  const known = new Map<string, ReturnType<Events>>();
  return (id, signal) => {
    const answer = known.get(id) ?? events(id, signal);
    known.set(id, answer);
    return answer;
  };
}
