import type { Day } from '@oc-stats/contract';
import type { CatalogSnapshot } from '@oc-stats/opencast';
import { throwIfAborted, writtenText } from '@oc-stats/duckdb';
import type { RecordSession } from '../record-session.ts';
import { createDayIn } from './day-in.ts';
import { findDifference, isSame, writeDifference, type Changes, type Difference } from './difference.ts';
import { EPISODES } from './episode-kind.ts';
import { historyOf, type EpisodeInterval } from './history.ts';
import { addReading, confirmReading, lastReading, redateReadings, type Reading } from './reading.ts';
import { SERIES } from './series-kind.ts';
import { snapshotAt } from './snapshot.ts';
import { clearStage, stage } from './stage.ts';
import { refuseOutOfOrder, refuseSuspicious } from './suspicion.ts';

/** What Opencast said and says, so that names are there without it, and membership of the past stays known. */
export interface CatalogMirror {
  /** What the last reading said, in no particular order; `null` when there was none. */
  load(organization: string): Promise<MirroredCatalog | null>;
  /**
   * Takes a reading: all of it is durable when this resolves, or nothing when it rejects. Refuses one that suddenly
   * names far less than before (`suspicious`), or that is much older (`out-of-order`), unless it is to be accepted.
   */
  apply(
    snapshot: CatalogSnapshot,
    readAt: Date,
    signal?: AbortSignal,
    options?: ApplyOptions,
  ): Promise<Applied>;
  /** What was ever said about an episode, in order and without overlaps. */
  history(organization: string, episode: string): Promise<readonly EpisodeInterval[]>;
  /** What the last reading until the end of that day said; `null` when there was none yet. */
  asOf(organization: string, day: Day): Promise<CatalogSnapshot | null>;
}

export interface MirroredCatalog {
  readonly snapshot: CatalogSnapshot;
  /** An instant in UTC. */
  readonly readAt: string;
}

export interface ApplyOptions {
  /** Takes it although it looks wrong. */
  readonly accept?: boolean;
}

/** The numbers are of episodes. */
export interface Applied extends Changes {
  readonly series: Changes;
  /** Nothing differs at all. */
  readonly same: boolean;
}

export interface MirrorSessions {
  readonly reading: RecordSession;
  readonly writing: RecordSession;
}

export function catalogMirror({ reading, writing }: MirrorSessions, dayZone: string): CatalogMirror {
  const dayIn = createDayIn(dayZone);

  async function write(
    snapshot: CatalogSnapshot,
    readAt: Date,
    { accept = false }: ApplyOptions,
  ): Promise<Applied> {
    const { id, title } = snapshot.organization;
    const organization = writtenText(id);
    const last = await lastReading(writing, id);
    const episodes = await findDifference(writing, EPISODES, organization);
    const series = await findDifference(writing, SERIES, organization);
    const day = dayIn(readAt);
    if (accept) await redateReadings(writing, id, day);
    else {
      if (last) refuseOutOfOrder(readAt, last.lastAt);
      refuseSuspicious(episodes, series);
    }
    const lastAt = readAt.getTime();
    const same = last?.title === title && isSame(episodes) && isSame(series);
    if (same) await confirmReading(writing, last.no, lastAt);
    else {
      const no = await addReading(writing, id, { title, day: laterDay(day, accept ? null : last), lastAt });
      await writeDifference(writing, EPISODES, organization, no);
      await writeDifference(writing, SERIES, organization, no);
    }
    return { ...changesOf(episodes), series: changesOf(series), same };
  }

  return {
    load: (organization) =>
      reading.turn(() =>
        reading.transaction(async () => {
          const last = await lastReading(reading, organization);
          if (!last) return null;
          const snapshot = await snapshotAt(reading, organization, last);
          return { snapshot, readAt: new Date(last.lastAt).toISOString() };
        }),
      ),

    apply: (snapshot, readAt, signal, options = {}) =>
      writing.turn(async () => {
        throwIfAborted(signal, writing.file);
        try {
          await stage(writing, SERIES, snapshot.series, signal);
          await stage(writing, EPISODES, snapshot.episodes, signal);
          return await writing.transaction(() => write(snapshot, readAt, options), signal);
        } finally {
          await clearStage(writing, SERIES);
          await clearStage(writing, EPISODES);
        }
      }),

    history: (organization, episode) => reading.turn(() => historyOf(reading, organization, episode)),

    asOf: (organization, day) =>
      reading.turn(() =>
        reading.transaction(async () => {
          const last = await lastReading(reading, organization, day);
          return last && snapshotAt(reading, organization, last);
        }),
      ),
  };
}

function laterDay(day: Day, last: Reading | null): Day {
  return last && last.day > day ? last.day : day;
}

function changesOf({ added, back, changed, gone }: Difference): Changes {
  return { added, changed, gone, back };
}
