import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { OpencastError, type RecordedEvent } from '@oc-stats/opencast';
import { RetentionInventory } from '../retention-inventory.ts';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';
import { readArchive } from './read-archive.ts';
import { opencastOnPort, UNIVERSITY, type OpencastOnPort } from './university.fixture.ts';

const isArchive = (path: string) => path.endsWith('/media');

describe('readArchive', () => {
  let opencast: OpencastOnPort;
  let events: readonly RecordedEvent[];
  let folder: TemporaryFolder;
  let inventory: RetentionInventory;
  before(async () => {
    opencast = await opencastOnPort();
    events = await opencast.client().recordings.all();
  });
  after(() => opencast.close());
  beforeEach(async () => {
    folder = new TemporaryFolder();
    inventory = await RetentionInventory.open(folder.path, 1);
    opencast.asked.length = 0;
    opencast.instead = null;
  });
  afterEach(async () => {
    await inventory.close();
    folder.remove();
  });

  const questions = () => opencast.asked.filter(isArchive).length;
  const read = (from = events, options = {}) =>
    readArchive(opencast.client({ concurrency: 8 }).recordings, inventory, from, { atOnce: 8, ...options });
  const there = () => UNIVERSITY.episodes.filter(({ state }) => state !== 'SCHEDULED').length;

  it('asks about each recording once, and never again while nothing changes', async () => {
    const progress: number[] = [];
    const first = await read(events, { onProgress: (done: number) => progress.push(done) });
    assert.equal(questions(), there());
    assert.deepEqual([first.asked, progress[0], progress.at(-1)], [there(), 0, there()]);
    const second = await read();
    assert.deepEqual([second.asked, questions()], [0, there()]);
    assert.deepEqual(
      [...second.files].sort(([a], [b]) => (a < b ? -1 : 1)),
      [...first.files].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });

  it('keeps what it knows over a restart, odd identifiers included', async () => {
    await read();
    await inventory.close();
    inventory = await RetentionInventory.open(folder.path, 1);
    assert.equal((await read()).asked, 0);
  });

  it('asks again about what has another version, state or no version at all', async () => {
    await read();
    const [a, b, c, ...rest] = events.filter(({ archiveVersion }) => archiveVersion !== null) as [
      RecordedEvent,
      RecordedEvent,
      RecordedEvent,
      ...RecordedEvent[],
    ];
    const changed = [
      { ...a, archiveVersion: 9 },
      { ...b, processingState: 'RUNNING' },
      { ...c, archiveVersion: null },
      ...rest,
    ];
    assert.equal((await read(changed)).asked, 3);
    assert.equal((await read(changed)).asked, 1);
  });

  it('forgets what is no longer there', async () => {
    await read();
    await read(events.slice(0, 10));
    assert.equal((await inventory.knownFiles()).size <= 10, true);
  });

  it('never asks more at once than it may', async () => {
    let running = 0;
    let most = 0;
    const archived = async () => {
      most = Math.max(most, ++running);
      await new Promise((soon) => setImmediate(soon));
      running -= 1;
      return [];
    };
    await readArchive({ archived }, inventory, events, { atOnce: 3 });
    assert.equal(most, 3);
  });

  it('goes on where it was stopped', async () => {
    const stop = new AbortController();
    const onProgress = (done: number) => done === 260 && stop.abort(new Error('enough'));
    await assert.rejects(read(events, { onProgress, signal: stop.signal }));
    const before = questions();
    assert.ok(before >= 260 && before < there(), String(before));
    const known = (await inventory.knownFiles()).size;
    assert.ok(known >= 259, String(known));
    const second = await read();
    assert.equal(second.asked, there() - known);
    assert.equal(second.files.size, events.length);
  });

  it('keeps what it has when Opencast goes away, and says so', async () => {
    let left = 100;
    opencast.instead = (path) => (isArchive(path) && left-- <= 0 ? { status: 503, body: '' } : null);
    await assert.rejects(read(), (error) => error instanceof OpencastError && error.code === 'unreachable');
    const known = (await inventory.knownFiles()).size;
    assert.ok(known >= 90 && known <= 100, String(known));
  });

  it('stops at once, and names the role, when it may not read archives', async () => {
    opencast.instead = (path) => (isArchive(path) ? { status: 403, body: '' } : null);
    await assert.rejects(read(), { code: 'not-allowed', message: /ROLE_API_EVENTS_MEDIA_VIEW/ });
    assert.ok(questions() <= 8, String(questions()));
  });

  it('takes one that has gone meanwhile for unreadable, and asks about it again', async () => {
    const gone = events.find(({ archiveVersion }) => archiveVersion !== null)!.id;
    opencast.instead = (path) =>
      path === `/api/events/${encodeURIComponent(gone)}/media` ? { status: 404, body: 'Cannot find' } : null;
    assert.equal((await read()).files.get(gone), null);
    assert.equal((await read()).asked, 1);
  });
});
