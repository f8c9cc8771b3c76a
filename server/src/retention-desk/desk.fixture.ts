import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RetentionInventory, type InventoryRecording } from '@oc-stats/retention';
import { ThreadedDesk } from './threaded-desk.ts';

export const HOSTILE_FOLDER = '<img src=x onerror="alert(1)">/\u202eesrever\nline';

const day = (text: string): number => Date.parse(`${text}T10:00:00Z`);

const recording = (id: string, changes: Partial<InventoryRecording> = {}): InventoryRecording => ({
  id,
  name: `Recording ${id}`,
  creator: 'A. Müller',
  email: 'a.mueller@example.org',
  levels: ['Courses', 'Algebra'],
  kind: 'course',
  source: 'Zoom',
  started: day('2023-10-10'),
  minutes: 60,
  bytes: 1_000,
  views: 0,
  viewers: 0,
  delivered: 0,
  average: null,
  lastView: null,
  yearViews: 0,
  archived: false,
  archivedOn: null,
  ...changes,
});

const watched = (views: number, lastView: string): Partial<InventoryRecording> => ({
  views,
  viewers: views,
  delivered: 30 * views,
  average: 30,
  lastView: day(lastView),
  yearViews: lastView > '2025-04-01' ? views : 0,
});

/** As of 2026-04-01: never 3 h, stale after 12 months 1 h, recent 2 h, and one that is young and unwatched. */
export const RECORDINGS: readonly InventoryRecording[] = [
  recording('never-1'),
  recording('never-2', { source: '', levels: [] }),
  recording('never-3', { name: '=cmd|calc', creator: '@evil', levels: ['Courses', HOSTILE_FOLDER] }),
  recording('stale', { ...watched(3, '2024-05-01'), source: 'Studio' }),
  recording('recent', { ...watched(40, '2026-03-01'), source: 'Studio', levels: ['Courses'] }),
  recording('seldom', {
    ...watched(2, '2026-03-01'),
    levels: ['Users', 'b/c'],
    creator: 'B. Schmidt',
    email: null,
  }),
  recording('young', { started: day('2026-03-20'), levels: ['Users', 'b/c'] }),
];

/** A folder of its own with a small inventory of two dates, and the desk at which it is asked. */
export class SmallDesk {
  readonly folder = mkdtempSync(join(tmpdir(), 'oc-stats-desk-'));
  readonly desk = new ThreadedDesk({ folder: this.folder });

  async fill(recordings: readonly InventoryRecording[] = RECORDINGS, dates = ['2025-04-01', '2026-04-01']) {
    const inventory = await RetentionInventory.open(this.folder, 1);
    for (const asOf of dates) {
      const known = recordings.filter(({ started }) => (started ?? 0) < day(asOf));
      const origin = { asOf, timeZone: 'Europe/Berlin', taken: new Date(day(asOf)), origin: 'test' };
      await inventory.takeRecordings(pieces(known), { ...origin, observedSince: null });
    }
    await inventory.close();
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.desk.close();
    this.remove();
  }

  /** Where nobody can wait for the desk. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function* pieces(recordings: readonly InventoryRecording[]) {
  yield recordings;
  await Promise.resolve();
}
