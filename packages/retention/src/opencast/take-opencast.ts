import { setMaxListeners } from 'node:events';
import type { Day, RetentionWarning } from '@oc-stats/contract';
import { OpencastError, type OpencastClient } from '@oc-stats/opencast';
import type { CountingSource } from '@oc-stats/store';
import type { InventoryRecording, Origin } from '../inventory/inventory-recording.ts';
import { checkZone } from '../report/wall-clock.ts';
import { RetentionError } from '../retention-error.ts';
import type { Plays, ReadPlays } from './episode-plays.ts';
import { foundRecordings } from './found-recordings.ts';
import type { LastViews } from './last-views.ts';
import { readArchive, type FileMemory } from './read-archive.ts';
import type { EventClock } from './recording-of.ts';
import type { SourceRule } from './source-rules.ts';
import { Doubts } from './doubts.ts';

/** Where a snapshot of Opencast goes: the inventory, or whoever passes it on. */
export interface OpencastShelf extends FileMemory {
  takeRecordings(
    pieces: AsyncIterable<readonly InventoryRecording[]>,
    origin: Origin,
    warnings: readonly RetentionWarning[],
    signal?: AbortSignal,
  ): Promise<number>;
}

export interface OpencastToTake {
  readonly client: Pick<OpencastClient, 'recordings'>;
  readonly plays: ReadPlays;
  readonly organization: string;
  /** Its address, for the name of the snapshot. */
  readonly name: string;
}

export interface TakingOpencast {
  readonly asOf: Day;
  readonly timeZone: string;
  readonly taken: Date;
  readonly clock?: EventClock;
  /** Come before those that are known of all sites. */
  readonly sourceRules?: readonly SourceRule[];
  readonly lastViews?: LastViews | undefined;
  /** Questions to Opencast at once. */
  readonly atOnce?: number;
  readonly onProgress?: (progress: TakingProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface TakingProgress {
  readonly phase: 'events' | 'archive' | 'plays' | 'snapshot';
  readonly done: number;
  /** `null`: Opencast does not say how many there are. */
  readonly of: number | null;
}

export interface TakenOpencast {
  readonly snapshot: number;
  readonly recordings: number;
  /** Events of which the archive had to be asked; of all others nothing had changed. */
  readonly asked: number;
  readonly observedSince: Day;
  readonly warnings: readonly RetentionWarning[];
}

const PIECE = 2_000;

/** Reads an Opencast and how it was watched into a new snapshot. What was read of the archive stays, however it ends. */
export async function takeOpencast(
  shelf: OpencastShelf,
  { client, name, organization, plays: readPlays }: OpencastToTake,
  options: TakingOpencast,
): Promise<TakenOpencast> {
  const { asOf, atOnce = 4, lastViews, onProgress = () => undefined } = options;
  const signal = options.signal && ownSignal(options.signal);
  checkZone(options.timeZone);
  const doubts = new Doubts(asOf);
  const given = signal ? { signal } : {};
  const events = await client.recordings.all({
    ...given,
    onProgress: (done) => onProgress({ phase: 'events', done, of: null }),
  });
  if (events.length === 0) throw nothingThere();
  const agents = await agentsOf(client, doubts, signal);
  const archive = await readArchive(client.recordings, shelf, events, {
    atOnce,
    onProgress: (done, of) => onProgress({ phase: 'archive', done, of }),
    signal,
  });
  const plays = await readPlays(
    {
      organization,
      asOf,
      events,
      onProgress: (share) => onProgress({ phase: 'plays', done: Math.round(share * 100), of: 100 }),
    },
    signal,
  );
  doubts.bounds(plays.bounds);

  const recordings = await foundRecordings({ events, agents, archive, plays, lastViews }, options, doubts);
  const warnings = [...doubts.warnings(), ...(lastViews?.warnings ?? [])];
  const observedSince = observed(plays, asOf);
  onProgress({ phase: 'snapshot', done: 0, of: recordings.length });
  const snapshot = await shelf.takeRecordings(
    piecesOf(recordings),
    {
      asOf,
      timeZone: options.timeZone,
      taken: options.taken,
      origin: originOf(name, plays.source, lastViews),
      observedSince,
    },
    warnings,
    signal,
  );
  onProgress({ phase: 'snapshot', done: recordings.length, of: recordings.length });
  return { snapshot, recordings: recordings.length, asked: archive.asked, observedSince, warnings };
}

/** A dozen questions at a time listen to it, and Node warns from the eleventh on. */
function ownSignal(signal: AbortSignal): AbortSignal {
  const own = AbortSignal.any([signal]);
  setMaxListeners(0, own);
  return own;
}

async function agentsOf(
  { recordings }: OpencastToTake['client'],
  doubts: Doubts,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  try {
    return new Set(await recordings.captureAgents(signal));
  } catch (error) {
    // Only a help to tell where recordings come from; many accounts may not read it.
    if (!(error instanceof OpencastError) || error.code !== 'forbidden') throw error;
    doubts.withoutAgents();
    return new Set();
  }
}

/** Where nobody has counted anything yet, everything up to now is unobserved. */
function observed({ bounds: { countingSince } }: Plays, asOf: Day): Day {
  return countingSince !== null && countingSince < asOf ? countingSince : asOf;
}

/** Lists of what is to be deleted must say who counted. */
function originOf(name: string, source: CountingSource, lastViews: LastViews | undefined): string {
  const counted = `plays counted by ${COUNTED_BY[source]}`;
  return `${name}, ${counted}${lastViews ? `, last views also of ${lastViews.file}` : ''}`;
}

const COUNTED_BY: Readonly<Record<CountingSource, string>> = {
  collected: 'oc-stats',
  matomo: 'Matomo',
  'access-log': 'the access log',
  opencast: 'Opencast',
};

async function* piecesOf(recordings: readonly InventoryRecording[]) {
  for (let at = 0; at < recordings.length; at += PIECE) yield recordings.slice(at, at + PIECE);
}

function nothingThere(): RetentionError {
  return new RetentionError(
    'nothing-readable',
    'This account sees not one event in Opencast. Unless there are none, no access list names it: give a role of that ' +
      'account “read” in the access lists of events, or use an administrator.',
  );
}
