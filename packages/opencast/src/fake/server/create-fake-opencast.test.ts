import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basicCredentials } from '../../client/basic-credentials.ts';
import { createUniversity } from '../university/create-university.ts';
import { createFakeOpencast } from './create-fake-opencast.ts';

const university = createUniversity({ seed: 2, today: '2026-11-20', series: 130, episodes: 700 });
const app = createFakeOpencast(university, { user: 'admin', password: 'opencast' });
const authorization = basicCredentials('admin', 'opencast');

describe('signing in', () => {
  it('sends those who do not to the login page', async () => {
    const response = await app.request('/api/events');
    assert.deepEqual(
      [response.status, new URL(response.headers.get('location')!).pathname],
      [302, '/login.html'],
    );
    assert.match(await (await app.request('/login.html')).text(), /<form/);
  });

  for (const scheme of ['Basic', 'Digest']) {
    it(`challenges those who ask for ${scheme}`, async () => {
      const response = await app.request('/api/events', { headers: { 'X-Requested-Auth': scheme } });
      assert.deepEqual(
        [response.status, response.headers.get('www-authenticate')],
        [401, `${scheme} realm="Opencast"`],
      );
    });
  }

  it('tells scripts that their session is over', async () => {
    const response = await app.request('/api/events', { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
    assert.equal(response.status, 419);
  });

  it('does not accept a wrong password', async () => {
    const response = await get('/api/events', { authorization: basicCredentials('admin', 'wrong') });
    assert.equal(response.status, 401);
  });

  it('tells anybody who they are', async () => {
    const anonymous = await (await app.request('/info/me.json')).json();
    assert.deepEqual(
      [anonymous.user, anonymous.userRole],
      [{ username: 'anonymous' }, 'ROLE_USER_ANONYMOUS'],
    );
    const admin = await (await get('/info/me.json')).json();
    assert.equal(admin.userRole, 'ROLE_USER_ADMIN');
    assert.ok(admin.roles.includes('ROLE_ADMIN'));
  });
});

describe('versions', () => {
  const types: readonly (readonly [accept: string, type: string])[] = [
    ['application/v1.5.0+json', 'application/v1.5.0+json'],
    ['application/v1.11.0+json', 'application/v1.11.0+json'],
    ['application/v1.1.0+json', 'application/v1.1.0+json'],
    ['application/json', 'application/v1.11.0+json'],
    ['application/v1.0.0+json, */*', 'application/v1.11.0+json'],
    ['', 'application/v1.11.0+json'],
  ];
  for (const [accept, type] of types) {
    it(`answers ${accept || 'no wish'} with ${type}`, async () => {
      const response = await get('/api/series?limit=1', { accept });
      assert.equal(response.headers.get('content-type'), type);
    });
  }

  it('does not know versions to come', async () => {
    for (const accept of ['application/v1.12.0+json', 'text/html']) {
      assert.equal((await get('/api/events', { accept })).status, 406);
    }
  });

  it('answers info and version as plain JSON, whatever is asked for', async () => {
    for (const path of [
      '/api',
      '/api/version',
      '/api/version/default',
      '/api/info/me',
      '/api/info/organization',
    ]) {
      const response = await get(path, { accept: 'application/v1.0.0+json' });
      assert.equal(response.headers.get('content-type'), 'application/json', path);
    }
    assert.deepEqual(
      await list('/api/info/me/roles').then((roles) => roles.includes('ROLE_USER_ADMIN')),
      true,
    );
  });

  it('leaves out what older versions did not have', async () => {
    const [old] = await list('/api/events?limit=1', { accept: 'application/v1.0.0+json' });
    for (const name of ['is_part_of', 'status', 'language', 'series']) assert.ok(!(name in old), name);
    const withacl = '/api/series?limit=1&withacl=true';
    assert.ok('acl' in (await list(withacl))[0]);
    assert.ok(!('acl' in (await list(withacl, { accept: 'application/v1.4.0+json' }))[0]));
  });
});

describe('GET /api/events', () => {
  it('gives everything unless a limit is set, as a bare list', async () => {
    assert.equal((await list('/api/events')).length, 700);
    assert.equal((await list('/api/events?limit=0')).length, 700);
    assert.equal((await list('/api/events?limit=30')).length, 30);
    assert.equal((await list('/api/events?limit=30&offset=690')).length, 10);
    assert.deepEqual(await list('/api/events?limit=30&offset=700'), []);
    assert.equal((await get('/api/events?limit=many')).status, 404);
  });

  it('gives the fields that were recorded from a real server', async () => {
    const names =
      'identifier creator presenter created is_part_of subjects start description language source title ' +
      'processing_state duration license archive_version contributor series has_previews location rightsholder ' +
      'publication_status status';
    const published = university.episodes.findIndex((episode) => episode.published !== null);
    const [event] = await list(`/api/events?limit=1&offset=${published}`);
    assert.deepEqual(Object.keys(event).sort(), names.split(' ').sort());
  });

  it('mostly does not know how long a recording is', async () => {
    const events = await list('/api/events?withpublications=true');
    const published = events.filter((event) => event.publications.length > 0);
    const unknown = published.filter((event) => event.duration === null);
    assert.ok(unknown.length > published.length / 2 && unknown.length < published.length);
    for (const event of published) assert.ok(event.publications[0].media[0].duration > 0);
  });

  it('shows no internal publication unless asked', async () => {
    const channels = async (query: string, accept = 'application/json') =>
      new Set(
        (await list(`/api/events?withpublications=true${query}`, { accept })).flatMap(({ publications }) =>
          publications.map(({ channel }: { channel: string }) => channel),
        ),
      );
    assert.ok(!(await channels('')).has('internal'));
    assert.ok((await channels('&includeInternalPublication=true')).has('internal'));
    assert.ok(
      !(await channels('&includeInternalPublication=true', 'application/v1.10.0+json')).has('internal'),
    );
  });

  it('adds what is asked for', async () => {
    const query = 'withacl=true&withmetadata=true&withscheduling=true&withpublications=true';
    const [event] = await list(`/api/events?limit=1&${query}`);
    for (const name of ['acl', 'metadata', 'scheduling', 'publications']) assert.ok(name in event, name);
  });

  const series = university.series.find(({ kind }) => kind === 'lecture')!;
  const count = university.episodes.filter(({ seriesId }) => seriesId === series.id).length;
  const counts: readonly (readonly [filter: string, count: number])[] = [
    [`series:${series.id}`, count],
    [`is_part_of:${series.id},status:EVENTS.EVENTS.STATUS.NONE`, 0],
    [`is_part_of:${series.id},ignored,empty:`, count],
    ['textFilter:xyzzy', 0],
    ['start:2020-01-01T00:00:00Z/2030-01-01T00:00:00Z', 700],
    ['start:2020-01-01T00:00:00Z/2020-01-02T00:00:00Z', 0],
  ];
  for (const [filter, expected] of counts) {
    it(`filters by ${filter}`, async () => {
      assert.equal((await list(`/api/events?filter=${encodeURIComponent(filter)}`)).length, expected);
    });
  }

  it('cannot be asked for a value with a comma, but for one with a colon', async () => {
    const comma = university.episodes.find(({ title }) => title.includes(', '))!;
    assert.deepEqual(await list(`/api/events?filter=title:${encodeURIComponent(comma.title)}`), []);
    const colon = university.episodes.find(({ title }) => title.includes(': ') && !title.includes(','))!;
    assert.ok((await list(`/api/events?filter=title:${encodeURIComponent(colon.title)}`)).length > 0);
  });

  it('says in plain text what it does not know', async () => {
    for (const [query, message] of [
      ['filter=nonsense:1', 'Unknown filter criterion in request: nonsense'],
      ['sort=nonsense:ASC', 'Unknown sort criterion in request: nonsense'],
      ['filter=start:yesterday', "Filter 'start' could not be parsed: yesterday"],
      ['sort=title', ''],
      ['sort=title:UP', ''],
    ]) {
      const response = await get(`/api/events?${query}`);
      assert.deepEqual([response.status, await response.text()], [400, message], query);
      if (message !== '') assert.match(response.headers.get('content-type')!, /^text\/plain/);
    }
    assert.equal(
      (await list('/api/events?filter=nonsense:1', { accept: 'application/v1.0.0+json' })).length,
      700,
    );
  });

  it('looks at the first filter only, and at all of them before 1.5.0', async () => {
    const query = `/api/events?filter=is_part_of:${encodeURIComponent(series.id)}&filter=textFilter:xyzzy`;
    assert.equal((await list(query)).length, count);
    assert.equal((await list(query, { accept: 'application/v1.4.0+json' })).length, 0);
  });

  it('sorts', async () => {
    const starts = (await list('/api/events?sort=start_date:DESC')).map(({ start }) => start as string);
    assert.deepEqual(starts, [...starts].sort().reverse());
    assert.equal((await get('/api/events?sort=review_status:ASC')).status, 200);
  });
});

describe('one event', () => {
  const published = university.episodes.find((episode) => episode.published !== null)!;
  const scheduled = university.episodes.find((episode) => episode.state === 'SCHEDULED')!;
  const path = (id: string, rest = '') => `/api/events/${encodeURIComponent(id)}${rest}`;

  it('is told, with its media and publications', async () => {
    assert.equal((await (await get(path(published.id))).json()).title, published.title);
    const [track] = await list(path(published.id, '/media'));
    assert.equal(track.duration, published.duration! * 1_000);
    assert.match(track.checksum, /^[0-9a-f]{32} \(md5\)$/);
    const [publication] = await list(path(published.id, '/publications'));
    assert.equal(publication.channel, 'engage-player');
    const one = await get(path(published.id, `/publications/${publication.id}`));
    assert.deepEqual(await one.json(), publication);
    assert.equal((await get(path(published.id, '/publications/none'))).status, 404);
  });

  it('has neither before it is recorded, but a plan', async () => {
    assert.deepEqual(await list(path(scheduled.id, '/media')), []);
    assert.deepEqual(await list(path(scheduled.id, '/publications')), []);
    assert.equal((await (await get(path(scheduled.id, '/scheduling'))).json()).start, scheduled.start);
    assert.equal((await get(path(published.id, '/scheduling'))).status, 204);
  });

  it('that is not there is a sentence', async () => {
    for (const rest of ['', '/acl', '/media', '/publications', '/metadata', '/scheduling']) {
      const response = await get(path('none', rest));
      assert.deepEqual(
        [response.status, await response.text()],
        [404, "Cannot find an event with id 'none'."],
        rest,
      );
      assert.match(response.headers.get('content-type')!, /^text\/plain/);
    }
  });
});

describe('GET /api/series', () => {
  it('gives a hundred unless a limit is set', async () => {
    assert.equal((await list('/api/series')).length, 100);
    assert.equal((await list('/api/series?limit=0')).length, 100);
    assert.equal((await list('/api/series?limit=1000')).length, 130);
    assert.equal((await list('/api/series?limit=100&offset=100')).length, 30);
  });

  it('says nothing about what it does not know', async () => {
    for (const [query, status] of [
      ['filter=nonsense:1', 400],
      ['sort=nonsense:ASC', 400],
      ['sort=title', 500],
    ]) {
      const response = await get(`/api/series?${query}`);
      assert.deepEqual([response.status, await response.text()], [status, ''], String(query));
    }
  });

  it('filters by when they were created, under the name of the code and not of the guide', async () => {
    const range = '2020-01-01T00:00:00Z/2030-01-01T00:00:00Z';
    assert.equal((await list(`/api/series?limit=1000&filter=CreationDate:${range}`)).length, 130);
    assert.equal((await get(`/api/series?filter=creationDate:${range}`)).status, 400);
  });

  it('has no access list where nobody made one', async () => {
    const empty = university.series.find(({ kind }) => kind === 'empty')!;
    assert.equal((await get(`/api/series/${encodeURIComponent(empty.id)}/acl`)).status, 404);
    assert.deepEqual(await (await get(`/api/series/${encodeURIComponent(empty.id)}/properties`)).json(), {});
  });
});

describe('access', () => {
  const owned = university.series.find(({ kind }) => kind === 'lecture')!;
  const api = ['ROLE_API', 'ROLE_API_EVENTS_VIEW', 'ROLE_API_SERIES_VIEW'];
  const teacher = createFakeOpencast(university, {
    user: 'teacher',
    password: 'x',
    roles: [...api, `${owned.id}_Instructor`],
  });
  const ask = (path: string) =>
    teacher.request(path, { headers: { authorization: basicCredentials('teacher', 'x') } });

  it('shows in lists what may be read or written', async () => {
    const all: { is_part_of: string }[] = await (await ask('/api/events')).json();
    assert.ok(all.length > 0 && all.length < 700);
    const series: { identifier: string }[] = await (await ask('/api/series?onlyWithWriteAccess=true')).json();
    assert.deepEqual(
      series.map(({ identifier }) => identifier),
      [owned.id],
    );
    const writable: { is_part_of: string }[] = await (
      await ask('/api/events?onlyWithWriteAccess=true')
    ).json();
    assert.deepEqual(new Set(writable.map((event) => event.is_part_of)), new Set([owned.id]));
  });

  it('forgets about writing as soon as there is a filter', async () => {
    const query = `/api/events?onlyWithWriteAccess=true&filter=textFilter:e`;
    const found: { is_part_of: string }[] = await (await ask(query)).json();
    assert.ok(found.some((event) => event.is_part_of !== owned.id));
  });

  it('hides an event as if it were not there, and no series at all', async () => {
    const shown: { identifier: string }[] = await (await ask('/api/events')).json();
    const ids = new Set(shown.map(({ identifier }) => identifier));
    const hidden = university.episodes.find(({ id, seriesId }) => seriesId !== null && !ids.has(id))!;
    const statuses = [(await ask(`/api/events/${encodeURIComponent(hidden.id)}`)).status];
    statuses.push((await ask(`/api/series/${encodeURIComponent(hidden.seriesId!)}`)).status);
    assert.deepEqual(statuses, [404, 200]);
  });

  it('forbids with a page what no role allows', async () => {
    const response = await ask('/api/statistics/providers');
    assert.equal(response.status, 403);
    assert.match(response.headers.get('content-type')!, /^text\/html/);
    assert.equal((await ask('/api/info/organization/properties')).status, 403);
    assert.equal((await ask('/api/agents')).status, 403);
  });
});

describe('statistics', () => {
  it('has the endpoints and nothing to offer', async () => {
    assert.deepEqual(await list('/api/statistics/providers'), []);
    assert.deepEqual(await list('/api/statistics/providers?filter=resourceType:episode'), []);
    for (const filter of ['resourceType:planet', 'colour:red']) {
      assert.equal((await get(`/api/statistics/providers?filter=${filter}`)).status, 400);
    }
    assert.equal((await get('/api/statistics/providers/x')).status, 404);
    const ask = (data: string) =>
      app.request('/api/statistics/data/query', {
        method: 'POST',
        headers: { authorization },
        body: new URLSearchParams({ data }),
      });
    assert.deepEqual(await (await ask('[]')).json(), []);
    assert.equal((await ask('[{"provider":{"identifier":"x"}}]')).status, 400);
  });
});

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return Promise.resolve(app.request(path, { headers: { authorization, ...headers } }));
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever is answered
async function list(path: string, headers: Record<string, string> = {}): Promise<any[]> {
  const response = await get(path, headers);
  assert.equal(response.status, 200, path);
  return response.json();
}
