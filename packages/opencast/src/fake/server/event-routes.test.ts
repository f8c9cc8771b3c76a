import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { get, list, university } from './fake-opencast.fixture.ts';

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
