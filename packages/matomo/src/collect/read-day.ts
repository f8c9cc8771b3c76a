import type { Day } from '@oc-stats/contract';
import { isCount, type DailyRow } from '@oc-stats/store';
import { keyOf } from '@oc-stats/store/transfer';
import type { MatomoClient } from '../client/create-matomo-client.ts';
import type { SegmentCount, VideoRow } from '../client/rows.ts';
import { episodeOfLabel } from '../labels/episode-of-label.ts';
import { inParallel } from './in-parallel.ts';
import type { Unresolved } from './unresolved.ts';

export interface EventFound {
  /** `null`: the event belongs to no series. */
  readonly series: string | null;
  /** Seconds, if it is known. */
  readonly duration?: number | null;
}

/** `null`: there is no such event. */
export type Events = (id: string, signal?: AbortSignal) => Promise<EventFound | null>;

/** What Matomo counted for one event, over all addresses at which it was watched. */
export interface EpisodeDay {
  readonly episode: string;
  readonly found: EventFound;
  readonly videos: readonly VideoRow[];
  /** One list for each address that has one. */
  readonly segments: readonly (readonly SegmentCount[])[];
}

export interface MatomoDay {
  readonly episodes: readonly EpisodeDay[];
  readonly unresolved: readonly Unresolved[];
}

export interface DayReading {
  readonly client: MatomoClient;
  readonly events: Events;
  readonly segments: boolean;
  readonly concurrency: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * A day is read as a whole or not at all: whatever fails, it rejects. `stored` is what the store has of the day: an event
 * that was deleted since then has been watched all the same.
 */
export async function readDay(
  reading: DayReading,
  day: Day,
  stored: ReadonlyMap<string, DailyRow>,
): Promise<MatomoDay> {
  const { client, concurrency, signal } = reading;
  const hosts = (await client.hosts(day, signal)).filter(({ plays }) => plays !== 0);
  const ofHosts = await inParallel(hosts, concurrency, (host) => videosOf(reading, day, host));
  const placed = ofHosts.flatMap(({ host, videos }) => videos.map((video) => place(host, video)));
  const { episodes, unknown } = await lookUp(
    reading,
    placed,
    (episode) => stored.get(keyOf({ episode, day })) ?? null,
  );
  const unresolved = [
    ...ofHosts.flatMap(({ rest }) => rest),
    ...placed.flatMap((one) => ('unresolved' in one ? [one.unresolved] : [])),
    ...unknown,
  ];
  return {
    episodes: await inParallel(episodes, concurrency, (one) => withSegments(reading, day, one)),
    unresolved,
  };
}

interface OfHost {
  readonly host: string;
  readonly videos: readonly VideoRow[];
  readonly rest: readonly Unresolved[];
}

async function videosOf({ client, signal }: DayReading, day: Day, row: VideoRow): Promise<OfHost> {
  const host = row.label;
  const all = row.subtable === null ? [] : await client.videos(day, row.subtable, signal);
  const videos = all.filter(({ plays }) => plays !== 0);
  const plays = row.plays - videos.reduce((sum, video) => sum + video.plays, 0);
  return { host, videos, rest: plays > 0 ? [{ host, label: '', reason: 'not-listed', plays }] : [] };
}

type Placed =
  | { readonly host: string; readonly video: VideoRow; readonly episode: string }
  | { readonly unresolved: Unresolved };

function place(host: string, video: VideoRow): Placed {
  const { label, plays, visitors, finishes } = video;
  if (![plays, visitors, finishes].every(isCount)) {
    return { unresolved: { host, label, reason: 'bad-number', plays: isCount(plays) ? plays : 0 } };
  }
  const reading = episodeOfLabel(label);
  if ('episode' in reading) return { host, video, episode: reading.episode };
  return { unresolved: { host, label, reason: reading.unresolved, plays } };
}

type Named = Extract<Placed, { episode: string }>;
type Found = Pick<EpisodeDay, 'episode' | 'found' | 'videos'>;

async function lookUp(
  { events, concurrency, signal }: DayReading,
  placed: readonly Placed[],
  stored: (episode: string) => EventFound | null,
): Promise<{ episodes: readonly Found[]; unknown: readonly Unresolved[] }> {
  const byEpisode = new Map<string, Named[]>();
  for (const one of placed) {
    if (!('episode' in one)) continue;
    byEpisode.set(one.episode, [...(byEpisode.get(one.episode) ?? []), one]);
  }
  const answers = await inParallel([...byEpisode], concurrency, async ([episode, own]) => ({
    episode,
    own,
    found: (await events(episode, signal)) ?? stored(episode),
  }));
  return {
    episodes: answers.flatMap(({ episode, own, found }) =>
      found ? [{ episode, found, videos: own.map(({ video }) => video) }] : [],
    ),
    unknown: answers.flatMap(({ own, found }) =>
      found
        ? []
        : own.map(({ host, video }): Unresolved => {
            return { host, label: video.label, reason: 'unknown-event', plays: video.plays };
          }),
    ),
  };
}

async function withSegments(
  { client, segments, signal }: DayReading,
  day: Day,
  found: Found,
): Promise<EpisodeDay> {
  const lists: (readonly SegmentCount[])[] = [];
  if (segments) {
    for (const { subtable } of found.videos) {
      if (subtable !== null) lists.push(await client.segments(day, subtable, signal));
    }
  }
  return { ...found, segments: lists };
}
