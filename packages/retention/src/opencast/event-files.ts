import type { MediaFile, RecordedEvent } from '@oc-stats/opencast';
import { appendRows, eachRow, readText, writtenText, type Session } from '@oc-stats/duckdb';

/** What the archive held of an event when it was asked about. */
export interface EventFiles {
  readonly id: string;
  /** Of the event at that time; with the same one the files are the same. */
  readonly state: string;
  readonly files: readonly MediaFile[];
}

/** `null`: nobody can tell whether something has changed since. */
export function stateOf({ archiveVersion, processingState, status }: RecordedEvent): string | null {
  return archiveVersion === null ? null : `${archiveVersion} ${processingState} ${status}`;
}

export async function knownFiles(session: Session): Promise<Map<string, EventFiles>> {
  const known = new Map<string, EventFiles>();
  await eachRow(session, 'SELECT id, state, files FROM opencast_files', {}, ([id, state, files]) => {
    const event = readText(String(id));
    known.set(event, { id: event, state: String(state), files: filesIn(readText(String(files))) });
  });
  return known;
}

/** Takes the place of what was known of the same events. */
export async function keepFiles(session: Session, read: readonly EventFiles[]): Promise<void> {
  if (read.length === 0) return;
  await session.run('CREATE OR REPLACE TEMP TABLE files_read (id VARCHAR, state VARCHAR, files VARCHAR)');
  await appendRows(session, 'files_read', read, ({ files, id, state }) => [
    writtenText(id),
    writtenText(state),
    writtenText(textOf(files)),
  ]);
  await session.transaction(async () => {
    await session.run('DELETE FROM opencast_files WHERE id IN (SELECT id FROM files_read)');
    await session.run('INSERT INTO opencast_files SELECT id, state, files FROM files_read');
  });
  await session.run('DROP TABLE files_read');
}

/** Of events that are no more, nothing need be known. */
export async function forgetFiles(session: Session, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await session.run('CREATE OR REPLACE TEMP TABLE files_gone (id VARCHAR)');
  await appendRows(session, 'files_gone', ids, (id) => [writtenText(id)]);
  await session.run('DELETE FROM opencast_files WHERE id IN (SELECT id FROM files_gone)');
  await session.run('DROP TABLE files_gone');
}

function textOf(files: readonly MediaFile[]): string {
  return JSON.stringify(
    files.map(({ checksum, duration, flavor, size, tags, url }) => [
      url,
      size,
      checksum,
      duration,
      flavor,
      tags,
    ]),
  );
}

function filesIn(text: string): MediaFile[] {
  const rows = JSON.parse(text) as [string, number | null, string | null, number | null, string, string[]][];
  return rows.map(([url, size, checksum, duration, flavor, tags]) => ({
    url,
    size,
    checksum,
    duration,
    flavor,
    tags,
  }));
}
