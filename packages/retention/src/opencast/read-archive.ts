import { setMaxListeners } from 'node:events';
import { OpencastError, type OpencastRecordings, type RecordedEvent } from '@oc-stats/opencast';
import { RetentionError } from '../retention-error.ts';
import { stateOf, type EventFiles } from './event-files.ts';

/** Where what was read of the archive stays until it changes. */
export interface FileMemory {
  knownFiles(): Promise<ReadonlyMap<string, EventFiles>>;
  keepFiles(read: readonly EventFiles[]): Promise<void>;
  forgetFiles(ids: readonly string[]): Promise<void>;
}

export interface ReadingArchive {
  /** Questions at once. */
  readonly atOnce: number;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface Archive {
  /** By event; `null` where this account may not read it, or where it has gone meanwhile. */
  readonly files: ReadonlyMap<string, EventFiles['files'] | null>;
  /** Questions that had to be asked. */
  readonly asked: number;
}

/** So many are put away at once: what a run that is stopped has read, the next one need not ask again. */
const BATCH = 250;

/** Of a planned recording there is nothing yet. */
const PLANNED = 'EVENTS.EVENTS.STATUS.SCHEDULED';

/** Asks about every event that has changed since it was asked about last; of all others it is known. */
export async function readArchive(
  recordings: Pick<OpencastRecordings, 'archived'>,
  memory: FileMemory,
  events: readonly RecordedEvent[],
  { atOnce, onProgress, signal }: ReadingArchive,
): Promise<Archive> {
  const known = await memory.knownFiles();
  const files = new Map<string, EventFiles['files'] | null>();
  const open: RecordedEvent[] = [];
  for (const event of events) {
    const last = known.get(event.id);
    if (event.status === PLANNED) files.set(event.id, []);
    else if (last && last.state === stateOf(event)) files.set(event.id, last.files);
    else open.push(event);
  }

  let read: EventFiles[] = [];
  let writing = Promise.resolve();
  const putAway = () => {
    const batch = read;
    read = [];
    writing = writing.then(() => memory.keepFiles(batch));
    return writing;
  };
  let next = 0;
  let done = 0;
  let failure: unknown;
  const failed = new AbortController();
  const either = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  // Every question under way listens to it, and Node warns from the eleventh on.
  setMaxListeners(0, either);
  const readOn = async () => {
    for (let event = open[next++]; event && !either.aborted; event = open[next++]) {
      const found = await recordings.archived(event.id, either);
      files.set(event.id, found);
      const state = stateOf(event);
      if (found && state !== null) read.push({ id: event.id, state, files: found });
      if (read.length >= BATCH) await putAway();
      onProgress?.(++done, open.length);
    }
  };
  const readToTheEnd = () =>
    readOn().catch((error: unknown) => {
      if (!failed.signal.aborted) failure = error;
      failed.abort();
    });
  onProgress?.(0, open.length);
  await Promise.all(Array.from({ length: atOnce }, readToTheEnd));
  await putAway();
  if (failed.signal.aborted) throw notAllowed(failure);
  signal?.throwIfAborted();
  const listed = new Set(events.map(({ id }) => id));
  await memory.forgetFiles([...known.keys()].filter((id) => !listed.has(id)));
  return { files, asked: open.length };
}

/** The others would be refused as well, so the first one ends it. */
function notAllowed(error: unknown): unknown {
  if (!(error instanceof OpencastError) || error.code !== 'forbidden') return error;
  const message =
    'Opencast does not tell this account what lies in the archive, without which nobody knows how much a recording takes. ' +
    'Give it the role ROLE_API_EVENTS_MEDIA_VIEW.';
  return new RetentionError('not-allowed', message, { cause: error });
}
