import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { createFakeOpencast } from '../fake/server/create-fake-opencast.ts';
import { createUniversity } from '../fake/university/create-university.ts';
import {
  createOpencastClient,
  type OpencastClient,
  type OpencastClientOptions,
} from './create-opencast-client.ts';
import { OpencastError } from './opencast-error.ts';
import { bridge, listen, type RealServer } from './real-server.fixture.ts';

const university = createUniversity({ seed: 3, today: '2026-11-20', series: 120, episodes: 650 });
const account = { user: 'admin', password: 'opencäst' };
const app = createFakeOpencast(university, account);
const inMemory = (change: Partial<OpencastClientOptions> = {}) =>
  createOpencastClient({
    uri: 'http://oc.test',
    ...account,
    fetch: (url, init) => app.request(url, init),
    ...change,
  });

describe('createOpencastClient against the fake in memory', () => behaviour(() => inMemory()));

describe('createOpencastClient against the fake over a port', () => {
  let server: RealServer;
  before(async () => (server = await listen((request, response) => void bridge(app, request, response))));
  after(() => server.close());

  behaviour(() => createOpencastClient({ uri: server.uri, ...account }));

  it('names a wrong password', async () => {
    const client = createOpencastClient({ uri: server.uri, user: 'admin', password: 'wrong' });
    await rejects(client.allEvents(), 'not-signed-in', /"admin"/);
  });
});

describe('createOpencastClient', () => {
  it('never asks for an identifier that would become another path', async () => {
    let asked = 0;
    const client = inMemory({ fetch: () => (asked++, Response.json({ url: '', version: '' })) });
    for (const id of ['', '.', '..', '\uD800', 'x'.repeat(5_000)]) {
      assert.equal(await client.event(id), null);
      assert.equal(await client.series(id), null);
    }
    assert.equal(asked, 0);
  });

  it('does not take another thing for the one it asked for', async () => {
    const client = inMemory({ fetch: () => Response.json({ identifier: 'other', title: 'Other' }) });
    await rejects(client.event('this'), 'unexpected-answer', /\/api\/events\/this/);
  });

  it('asks for no more than it may at once', async () => {
    let running = 0;
    let most = 0;
    const client = inMemory({
      concurrency: 3,
      fetch: async (url, init) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return app.request(url, init);
      },
    });
    await Promise.all([client.allEvents(), client.allSeries(), client.me()]);
    assert.equal(most, 3);
  });

  it('says that it is no Opencast when there is none', async () => {
    const client = inMemory({ fetch: () => Response.json({ hello: 'world' }) });
    await rejects(client.organization(), 'unexpected-answer', /opencast\.uri/);
    await rejects(client.version(), 'unexpected-answer', /opencast\.uri/);
    await rejects(
      inMemory({ fetch: () => new Response('', { status: 404 }) }).me(),
      'unexpected-answer',
      /not found/,
    );
  });

  it('refuses a filter that cannot be sent', async () => {
    await rejects(inMemory().allEvents({ filter: { title: 'a,b' } }), 'bad-filter', /comma/);
    await rejects(inMemory().allEvents({ filter: { title: '\uD800' } }), 'bad-filter', /half a character/);
    await rejects(
      inMemory().allEvents({ filter: { start: 'yesterday' } }),
      'bad-filter',
      /could not be parsed/,
    );
  });

  it('speaks the newest version that both sides know', async () => {
    for (const [newest, expected] of [
      ['v1.11.0', 'v1.11.0'],
      ['v1.6.0', 'v1.6.0'],
      ['v1.12.0', 'v1.11.0'],
    ]) {
      const accepted = new Set<string | null>();
      const minor = Number(newest?.split('.')[1]);
      const versions = Array.from({ length: minor + 1 }, (_, at) => `v1.${at}.0`);
      const client = inMemory({
        fetch: (url, init) => {
          if (url.endsWith('/api/version')) return Response.json({ versions, default: newest });
          accepted.add(new Headers(init.headers).get('accept'));
          return app.request(url, init);
        },
      });
      assert.equal((await client.allEvents()).length, 650);
      assert.deepEqual([...accepted], [`application/${expected}+json`]);
    }
  });

  it('reads what an Opencast from long ago has to say', async () => {
    const client = inMemory({
      fetch: (url, init) =>
        url.endsWith('/api/version')
          ? Response.json({ versions: ['v1.0.0'], default: 'v1.0.0' })
          : app.request(url, init),
    });
    const events = await client.allEvents({ withPublications: true });
    assert.equal(events.length, 650);
    assert.ok(events.every(({ seriesId, status }) => seriesId === null && status === ''));
    assert.equal((await client.eventAccess(events[0]!.id))?.[0]?.allow, true);
  });

  it('takes nothing for an access list that is none', async () => {
    for (const body of [{ hello: 'world' }, ['ROLE_X'], [{ allow: true, role: 'ROLE_X' }], 'ROLE_X', 7]) {
      const client = inMemory({ fetch: () => Response.json(body) });
      await rejects(client.eventAccess('x'), 'unexpected-answer', /access list/);
    }
  });

  it('does not take a missing permission in an access list for one', async () => {
    const entry = { role: 'ROLE_X', action: 'read' };
    const entries = [
      entry,
      { ...entry, allow: 'no' },
      { ...entry, allow: null },
      { ...entry, allow: 'true' },
    ];
    const client = inMemory({ fetch: () => Response.json(entries) });
    const allowed = (await client.eventAccess('x'))?.map(({ allow }) => allow);
    assert.deepEqual(allowed, [false, false, false, true]);
  });

  it('stops reading when it is told to', async () => {
    const controller = new AbortController();
    const client = inMemory({ concurrency: 1 });
    const reading = client.allEvents({ onProgress: () => controller.abort(), signal: controller.signal });
    await rejects(reading, 'aborted', /cancelled/);
  });

  it('names what a poor account may not do', async () => {
    const poor = createFakeOpencast(university, { ...account, roles: ['ROLE_API'] });
    const client = inMemory({ fetch: (url, init) => poor.request(url, init) });
    assert.equal((await client.organization()).id, university.organization.id);
    await rejects(client.allEvents(), 'forbidden', /ROLE_API_EVENTS_VIEW/);
  });
});

function behaviour(create: () => OpencastClient): void {
  it('tells where it is and who asks', async () => {
    const client = create();
    assert.deepEqual(await client.organization(), {
      id: 'demo_university',
      name: 'Demo University',
      adminRole: 'ROLE_ADMIN',
      anonymousRole: 'ROLE_ANONYMOUS',
    });
    assert.equal((await client.version()).default, 'v1.11.0');
    assert.deepEqual(await client.me(), { username: 'admin', name: 'admin', role: 'ROLE_USER_ADMIN' });
  });

  it('reads all series and events, although Opencast gives a hundred at a time', async () => {
    const client = create();
    const series = await client.allSeries();
    assert.deepEqual(new Set(series.map(({ id }) => id)), new Set(university.series.map(({ id }) => id)));
    const events = await client.allEvents({ withPublications: true });
    assert.equal(events.length, 650);
    const lengths = new Map(
      university.episodes.map(({ id, duration, published }) => [id, published && duration]),
    );
    for (const { id, duration } of events)
      assert.equal(duration === null ? null : duration / 1_000, lengths.get(id));
  });

  it('filters', async () => {
    const { id } = university.series.find(({ kind }) => kind === 'lecture')!;
    const expected = university.episodes
      .filter(({ seriesId }) => seriesId === id)
      .map((episode) => episode.id);
    const events = await create().allEvents({ filter: { is_part_of: id } });
    assert.deepEqual(new Set(events.map((event) => event.id)), new Set(expected));
  });

  it('finds each thing by its identifier, however odd', async () => {
    const client = create();
    const odd = university.episodes.filter(({ id }) => !/^[0-9a-f-]{36}$/.test(id));
    assert.ok(odd.length >= 8);
    for (const { id, title, seriesId } of odd) {
      const event = await client.event(id);
      assert.deepEqual([event?.id, event?.title, event?.seriesId], [id, title, seriesId]);
    }
    for (const { id, title } of university.series.filter(({ id }) => !/^[0-9a-f-]{36}$/.test(id))) {
      assert.equal((await client.series(id))?.title, title);
    }
  });

  it('knows the length of what is recorded but not published', async () => {
    const { id, duration } = university.episodes.find(
      (one) => one.published === null && one.duration !== null,
    )!;
    assert.equal((await create().event(id))?.duration, duration! * 1_000);
  });

  it('tells what is allowed to whom', async () => {
    const client = create();
    const { id, seriesId } = university.episodes.find((one) => one.kind === 'lecture')!;
    const expected = [
      { allow: true, role: `${seriesId}_Instructor`, action: 'write' },
      { allow: true, role: `${seriesId}_Learner`, action: 'read' },
    ];
    for (const entry of expected) {
      for (const entries of [await client.eventAccess(id), await client.seriesAccess(seriesId!)]) {
        assert.ok(entries?.some((one) => isDeepStrictEqual(one, entry)));
      }
    }
    assert.ok((await client.myRoles()).includes('ROLE_ADMIN'));
  });

  it('knows no list of a series without one, and none of what does not exist', async () => {
    const client = create();
    const empty = university.series.find(({ kind }) => kind === 'empty')!;
    assert.equal(await client.seriesAccess(empty.id), null);
    for (const id of ['no-such-thing', '..', '']) {
      assert.equal(await client.seriesAccess(id), null);
      assert.equal(await client.eventAccess(id), null);
    }
  });

  it('tells whether there is anything', async () => {
    assert.deepEqual([await create().hasAny('events'), await create().hasAny('series')], [true, true]);
  });

  it('finds nothing under any other identifier', async () => {
    const client = create();
    const hostile = fc.array(
      fc.constantFrom('..', '/', '%2F', '%', '?', '#', '\0', 'acl', '<b>', "'", ';', ' ', '讲'),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    const id = fc.oneof(
      hostile.map((parts) => parts.join('')),
      fc.string({ maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(id, async (text) => {
        assert.equal(await client.event(text), null);
        assert.equal(await client.series(text), null);
        assert.equal(await client.eventAccess(text), null);
        assert.equal(await client.seriesAccess(text), null);
      }),
      { numRuns: 60 },
    );
  });
}

async function rejects(promise: Promise<unknown>, code: string, message: RegExp): Promise<void> {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof OpencastError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}
