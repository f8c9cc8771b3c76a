import { setImmediate as soon } from 'node:timers/promises';
import type { Day } from '@oc-stats/contract';
import type { RecordedEvent } from '@oc-stats/opencast';
import type { InventoryRecording } from '../inventory/inventory-recording.ts';
import { WallClockReader } from '../report/wall-clock.ts';
import type { Doubts } from './doubts.ts';
import type { Plays } from './episode-plays.ts';
import { foldersOf } from './folders.ts';
import type { LastViews } from './last-views.ts';
import type { Archive } from './read-archive.ts';
import { goneRecording, recordingOf, type EventClock } from './recording-of.ts';
import { SOURCE_RULES, type SourceRule } from './source-rules.ts';

export interface FoundInOpencast {
  readonly events: readonly RecordedEvent[];
  readonly agents: ReadonlySet<string>;
  readonly archive: Archive;
  readonly plays: Plays;
  readonly lastViews: LastViews | undefined;
}

export interface FindingRecordings {
  readonly asOf: Day;
  readonly timeZone: string;
  readonly clock?: EventClock;
  readonly sourceRules?: readonly SourceRule[];
}

/** After so many events others have their turn. */
const SLICE = 256;

/** What there is, and what was watched and is there no more; what of it is unsure goes to `doubts`. */
export async function foundRecordings(
  { agents, archive, events, lastViews, plays }: FoundInOpencast,
  { asOf, clock = 'start', sourceRules = [], timeZone }: FindingRecordings,
  doubts: Doubts,
): Promise<InventoryRecording[]> {
  const wall = new WallClockReader(timeZone, 'mdy');
  const reading = {
    agents,
    clock,
    rules: [...sourceRules, ...SOURCE_RULES],
    levelsOf: foldersOf(events),
    wallClock: (instant: string) => wall.read(instant) ?? null,
  };
  const recordings: InventoryRecording[] = [];
  const endOfDay = Date.parse(asOf) + 86_400_000;
  for (const [at, event] of events.entries()) {
    if (at % SLICE === SLICE - 1) await soon();
    const archived = archive.files.get(event.id) ?? null;
    if (isNothing(event, archived)) {
      doubts.add('not-recorded', event.id);
      continue;
    }
    const seen = lastViews?.byEvent.get(event.id);
    const found = recordingOf(
      {
        event,
        archived,
        plays: plays.episodes.get(event.id),
        // Of what came after the day that is asked about, nobody knew on that day.
        seen: seen !== undefined && seen < endOfDay ? seen : undefined,
      },
      reading,
    );
    doubts.recording(found, archived);
    recordings.push(found.recording);
  }
  const there = new Set(events.map(({ id }) => id));
  for (const [id, played] of plays.episodes) {
    if (there.has(id)) continue;
    doubts.add('unknown-event', id);
    recordings.push(goneRecording(id, played));
  }
  for (const id of lastViews?.byEvent.keys() ?? []) if (!there.has(id)) doubts.add('unknown-view', id);
  return recordings;
}

const NOT_YET = ['SCHEDULED', 'RECORDING', 'RECORDING_FAILURE'].map(
  (state) => `EVENTS.EVENTS.STATUS.${state}`,
);

/** Planned, and nothing there yet, or never: that is no recording that nobody watches. */
function isNothing(event: RecordedEvent, archived: readonly { readonly url: string }[] | null): boolean {
  // What is only to be shown live has files, but nothing in them.
  const isUnmeasured = event.publications.every(({ files }) => files.every(({ size }) => size === null));
  const isEmpty = archived?.length === 0 && isUnmeasured;
  return isEmpty && NOT_YET.includes(event.status);
}
