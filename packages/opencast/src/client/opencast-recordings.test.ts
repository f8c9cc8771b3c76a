import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createFakeOpencast } from '../fake/server/create-fake-opencast.ts';
import { storedBytes } from '../fake/server/stored-files.ts';
import { createUniversity } from '../fake/university/create-university.ts';
import { createOpencastClient } from './create-opencast-client.ts';
import { OpencastError } from './opencast-error.ts';
import { bridge, listen, type RealServer } from './real-server.fixture.ts';

const university = createUniversity({ seed: 3, today: '2026-11-20', series: 30, episodes: 240 });
const ACCOUNT = { user: 'u', password: 'p' };

describe('the recordings of an Opencast', () => {
  let server: RealServer;
  const app = createFakeOpencast(university, ACCOUNT);
  before(async () => {
    server = await listen((request, response) => void bridge(app, request, response));
  });
  after(() => server.close());

  const recordings = () =>
    createOpencastClient({ uri: server.uri, ...ACCOUNT, resilience: false }).recordings;

  it('come all, with what is published of them, the internal preview too', async () => {
    const progress: number[] = [];
    const all = await recordings().all({ onProgress: (loaded) => progress.push(loaded) });
    assert.equal(all.length, 240);
    assert.equal(progress.at(-1), 240);
    const byId = new Map(all.map((event) => [event.id, event]));
    for (const { id, location, published, source, state } of university.episodes) {
      const event = byId.get(id)!;
      assert.deepEqual([event.location, event.source], [location, source]);
      assert.equal(event.publications.length, event.channels.length, id);
      assert.equal(event.agent !== null, state === 'SCHEDULED');
      assert.equal(event.archiveVersion === null, state === 'SCHEDULED');
      if (published === null) continue;
      for (const { files } of event.publications) assert.ok(files.some(({ size }) => size !== null));
    }
  });

  it('have an archive, whatever their identifiers look like', async () => {
    const all = recordings();
    const odd = university.episodes.filter(({ id }) => /[^\w-]/.test(id));
    assert.ok(odd.length >= 3);
    for (const { duration, id } of [...odd, ...university.episodes.slice(0, 10)]) {
      const files = await all.archived(id);
      assert.equal(files?.length === 0, duration === null);
      for (const file of files ?? []) {
        assert.equal(file.duration, (duration ?? 0) * 1_000);
        assert.ok(file.flavor.endsWith('/source') && file.size !== null && file.checksum !== null);
      }
    }
    assert.equal(await all.archived('none'), null);
    assert.equal(await all.archived('..'), null);
  });

  it('were made by agents that have names', async () => {
    const agents = await recordings().captureAgents();
    const rooms = university.episodes.filter(({ way }) => way === 'capture-agent');
    assert.ok(rooms.length > 0 && rooms.every(({ location }) => agents.includes(location)));
    assert.ok(!agents.includes('Opencast Studio') && !agents.includes(''));
  });

  it('are refused by their role', async () => {
    const roles = ['ROLE_API', 'ROLE_API_EVENTS_VIEW', 'ROLE_GROUP_MEDIA_TEAM'];
    const few = createFakeOpencast(university, { ...ACCOUNT, roles });
    const client = createOpencastClient({
      uri: 'http://opencast.invalid',
      ...ACCOUNT,
      resilience: false,
      fetch: async (url, init) => few.fetch(new Request(url, init)),
    });
    const forbidden = (error: unknown) => error instanceof OpencastError && error.code === 'forbidden';
    await assert.rejects(client.recordings.archived(university.episodes[0]!.id), forbidden);
    await assert.rejects(client.recordings.captureAgents(), forbidden);
  });

  it('that are answered with something else are no empty archive', async () => {
    for (const [body, isRefused] of [
      ['"text"', true],
      ['5', true],
      ['null', false],
      ['""', false],
      ['{}', false],
    ] as const) {
      const client = createOpencastClient({
        uri: 'http://opencast.invalid',
        ...ACCOUNT,
        resilience: false,
        fetch: () => new Response(body),
      });
      const asked = client.recordings.archived('a');
      if (isRefused) await assert.rejects(asked, { code: 'unexpected-answer' }, body);
      else await asked;
    }
  });
});

describe('what the fake says to be on the disks', () => {
  it('is the same every time, and more for longer recordings', () => {
    const again = createUniversity({ seed: 3, today: '2026-11-20', series: 30, episodes: 240 });
    assert.deepEqual(again.episodes.map(storedBytes), university.episodes.map(storedBytes));
    const known = university.episodes.filter(({ duration }) => duration !== null);
    for (const episode of known) {
      const perSecond = storedBytes(episode) / (episode.duration ?? 1);
      assert.ok(perSecond > 100_000 && perSecond < 900_000, String(perSecond));
    }
    assert.equal(storedBytes(university.episodes.find(({ state }) => state === 'SCHEDULED')!), 0);
  });
});
