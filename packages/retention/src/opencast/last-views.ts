import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { RetentionWarning } from '@oc-stats/contract';
import { csvRows, isBroken, type CsvRow } from '../csv/csv-rows.ts';
import { WallClockReader, type WallClock } from '../report/wall-clock.ts';
import { whyUnreadable } from '../inventory/unreadable.ts';
import { RetentionError } from '../retention-error.ts';

export interface LastViews {
  /** The name by which people know the file. */
  readonly file: string;
  readonly byEvent: ReadonlyMap<string, WallClock>;
  readonly warnings: readonly RetentionWarning[];
}

/**
 * What a second tracker saw last, as the log of the server that hands out the videos: advertisement blockers hide views
 * from Matomo, never from that. A table with a column for the event and one for the time; all others are passed over.
 */
export async function readLastViews(path: string, timeZone: string): Promise<LastViews> {
  const file = basename(path);
  const clock = new WallClockReader(timeZone, 'mdy');
  const byEvent = new Map<string, WallClock>();
  const warnings: RetentionWarning[] = [];
  const warn = (line: number, code: string, message: string) => warnings.push({ file, line, code, message });
  let places: Places | undefined;

  const take = (row: CsvRow, { id, seen }: Places) => {
    const event = (row.fields[id] ?? '').trim();
    const text = row.fields[seen] ?? '';
    const at = clock.read(text);
    if (event === '') warn(row.line, 'bad-id', 'The row names no event.');
    else if (at === undefined) warn(row.line, 'bad-date', `“${text}” is no time. Write it as ${EXAMPLE}.`);
    else if (at !== null) byEvent.set(event, Math.max(at, byEvent.get(event) ?? at));
  };

  try {
    for await (const rows of csvRows(createReadStream(path))) {
      for (const row of rows) {
        if (isBroken(row)) warn(row.line, 'bad-row', `The row cannot be read: ${row.reason}.`);
        else if (places) take(row, places);
        else places = placesIn(row.fields, file);
      }
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  if (!places) placesIn([], file);
  return { file, byEvent, warnings };
}

const EXAMPLE = '2026-01-31 or 2026-01-31T13:05:00Z';

interface Places {
  readonly id: number;
  readonly seen: number;
}

const IDS = ['id', 'event', 'eventid', 'identifier', 'episode', 'episodeid'];
const TIMES = [
  'lastview',
  'lastplay',
  'lastviewed',
  'lastplayed',
  'mostrecentviewdate',
  'date',
  'day',
  'time',
];

function placesIn(heading: readonly string[], file: string): Places {
  const words = heading.map((name) => name.toLowerCase().replace(/[^a-z]+/g, ''));
  const first = (names: readonly string[]) =>
    words.indexOf(names.find((name) => words.includes(name)) ?? '\0');
  const places = { id: first(IDS), seen: first(TIMES) };
  if (places.id >= 0 && places.seen >= 0) return places;
  throw new RetentionError(
    'not-a-report',
    `${file} is no table of last views: line 1 must name the columns “event” and “last view”.`,
  );
}

function unreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof RetentionError || !('code' in error)) return error;
  return new RetentionError('unreadable', `${path} cannot be read: ${whyUnreadable(error)}.`, {
    cause: error,
  });
}
