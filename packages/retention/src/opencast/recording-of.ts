import type { Day } from '@oc-stats/contract';
import { dayNumber } from '@oc-stats/contract';
import type { MediaFile, RecordedEvent } from '@oc-stats/opencast';
import type { InventoryRecording } from '../inventory/inventory-recording.ts';
import type { WallClock } from '../report/wall-clock.ts';
import type { EpisodePlays } from './episode-plays.ts';
import type { LevelsOf } from './folders.ts';
import { sourceOf, type SourceRule } from './source-rules.ts';
import { storedBytes, type StoredBytes } from './stored-bytes.ts';

/** From when the age of a recording counts: what is imported was recorded long before it came. */
export type EventClock = 'start' | 'created';

export interface Found {
  readonly event: RecordedEvent;
  /** `null` where nobody may read them. */
  readonly archived: readonly MediaFile[] | null;
  readonly plays: EpisodePlays | undefined;
  /** What another tracker saw last. */
  readonly seen: WallClock | undefined;
}

export interface Reading {
  readonly agents: ReadonlySet<string>;
  readonly rules: readonly SourceRule[];
  readonly clock: EventClock;
  readonly wallClock: (instant: string) => WallClock | null;
  readonly levelsOf: LevelsOf;
}

export interface FoundRecording {
  readonly recording: InventoryRecording;
  readonly bytes: StoredBytes;
}

export function recordingOf({ archived, event, plays, seen }: Found, reading: Reading): FoundRecording {
  const published = event.publications.flatMap(({ files }) => files);
  const bytes = storedBytes(archived ?? [], published);
  const ms = event.duration ?? longest(archived ?? []) ?? longest(published);
  const [first, second] =
    reading.clock === 'start' ? [event.start, event.created] : [event.created, event.start];
  const started = first ?? second;
  const last = [...(plays ? [midnight(plays.last)] : []), ...(seen === undefined ? [] : [seen])];
  return {
    bytes,
    recording: {
      id: event.id,
      name: event.title,
      creator: event.presenters.join('; ') || event.creator || null,
      email: null,
      folderId: event.seriesId,
      levels: reading.levelsOf(event),
      kind: event.seriesId === null ? 'other' : 'course',
      source: sourceOf(signsOf(event, archived ?? [], reading.agents), reading.rules),
      started: started === null ? null : reading.wallClock(started),
      minutes: ms === null ? null : ms / 60_000,
      bytes: bytes.total,
      views: plays?.views ?? 0,
      viewers: plays?.viewers ?? 0,
      delivered: null,
      average: null,
      lastView: last.length === 0 ? null : Math.max(...last),
      yearViews: plays?.yearViews ?? 0,
      archived: isArchived(event, archived),
      archivedOn: null,
    },
  };
}

/** What was played and is not there any more, or not for this account. */
export function goneRecording(id: string, plays: EpisodePlays): InventoryRecording {
  return {
    id,
    presence: 'usage-only',
    name: null,
    creator: null,
    email: null,
    levels: [],
    kind: 'other',
    source: '',
    started: null,
    minutes: null,
    bytes: null,
    views: plays.views,
    viewers: plays.viewers,
    delivered: null,
    average: null,
    lastView: midnight(plays.last),
    yearViews: plays.yearViews,
    archived: null,
    archivedOn: null,
  };
}

/** In the archive and nowhere where it could be watched. While a workflow runs, or after it failed, nobody knows. */
function isArchived(event: RecordedEvent, archived: readonly MediaFile[] | null): boolean | null {
  if (event.channels.some((channel) => channel !== 'internal')) return false;
  if (archived === null || !['', 'SUCCEEDED'].includes(event.processingState)) return null;
  return archived.length > 0;
}

function signsOf(event: RecordedEvent, archived: readonly MediaFile[], agents: ReadonlySet<string>) {
  return {
    creator: event.creator,
    source: event.source,
    location: event.location,
    agent: event.agent ?? '',
    agentLocation: agents.has(event.location) ? event.location : '',
    flavors: archived.map(({ flavor }) => flavor).join(' '),
    files: archived.map(({ url }) => nameIn(url)).join(' '),
  };
}

function nameIn(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^.*\//s, '');
}

function longest(files: readonly MediaFile[]): number | null {
  const known = files.flatMap(({ duration }) => duration ?? []);
  return known.length === 0 ? null : Math.max(...known);
}

/** Stores count by the day; that is all that is asked of the time of a view. */
function midnight(day: Day): WallClock {
  return dayNumber(day) * 86_400_000;
}
