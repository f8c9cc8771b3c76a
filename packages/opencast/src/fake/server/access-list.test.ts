import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basicCredentials } from '../../client/basic-credentials.ts';
import { createFakeOpencast } from './create-fake-opencast.ts';
import { university } from './fake-opencast.fixture.ts';

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
