import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createOpencastClient } from '../client/create-opencast-client.ts';
import { createFakeOpencast } from '../fake/server/create-fake-opencast.ts';
import { createUniversity } from '../fake/university/create-university.ts';
import { snapshotOf } from '../fake/university/snapshot-of.ts';
import { createCatalog } from './create-catalog.ts';
import { loadCatalog } from './load-catalog.ts';

describe('loadCatalog', () => {
  const university = createUniversity({ seed: 11, today: '2026-11-20', series: 130, episodes: 900 });
  const app = createFakeOpencast(university, { user: 'u', password: 'p' });
  const client = createOpencastClient({
    uri: 'http://oc.test',
    user: 'u',
    password: 'p',
    fetch: (url, init) => app.request(url, init),
  });

  it('reads the whole organisation as it is', async () => {
    const loaded = await loadCatalog(client);
    const expected = snapshotOf(university);
    assert.deepEqual(loaded.organization, expected.organization);
    assert.deepEqual(byId(loaded.series), byId(expected.series));
    assert.deepEqual(byId(loaded.episodes), byId(expected.episodes));
    assert.equal(createCatalog(loaded).size.episodes, 900);
  });

  it('tells how far it is', async () => {
    let last = { series: 0, episodes: 0 };
    await loadCatalog(client, (progress) => {
      assert.ok(progress.series >= last.series && progress.episodes >= last.episodes);
      last = { ...progress };
    });
    assert.deepEqual(last, { series: 130, episodes: 900 });
  });

  it('knows who may do something, where it is asked', async () => {
    assert.equal((await loadCatalog(client)).allowed, undefined);
    const catalog = createCatalog(await loadCatalog(client, undefined, { action: 'write' }));
    const course = university.series.find(({ kind }) => kind === 'lecture');
    const idsFor = (...roles: string[]) =>
      catalog.listEpisodes({ limit: 1_000, roles: new Set(roles) }).items.map(({ id }) => id);
    const of = (id: string | null) =>
      university.episodes.filter(({ seriesId }) => seriesId === id).map((one) => one.id);
    const role = `${course?.id}_Instructor`;
    assert.deepEqual(idsFor(role).sort(), of(course?.id ?? '').sort());
    const two = idsFor('ROLE_GROUP_MEDIA_TEAM', role);
    assert.deepEqual(two.toSorted(), [...of(course?.id ?? ''), ...of(null)].sort());
    const all = catalog.listEpisodes({ limit: 1_000 }).items.map(({ id }) => id);
    assert.deepEqual(
      two,
      all.filter((id) => two.includes(id)),
      'in their order',
    );
    assert.deepEqual(idsFor('ROLE_ANONYMOUS'), []);
    const inside = catalog.listEpisodes({ limit: 1_000, seriesId: course?.id ?? '', roles: new Set(['x']) });
    assert.deepEqual([inside.items, inside.count], [[], 0]);
    const series = catalog.listSeries({ limit: 10, roles: new Set([role]) });
    assert.deepEqual([series.items.map(({ id }) => id), series.count], [[course?.id], 1]);
  });

  const published = async (event: object, timeZone?: string) => {
    const pages: Record<string, unknown> = {
      '/api/info/organization': { id: 'o', name: 'O' },
      '/api/version': { versions: ['v1.5.0'], default: 'v1.5.0' },
      '/api/series': [],
      '/api/events': [{ identifier: 'a', title: 'A', ...event }],
    };
    const one = createOpencastClient({
      uri: 'http://oc.test',
      user: 'u',
      password: 'p',
      concurrency: 1,
      fetch: (url) => Response.json(pages[new URL(url).pathname]),
    });
    const { episodes } = await loadCatalog(one, undefined, timeZone === undefined ? {} : { timeZone });
    return [episodes[0]?.date, episodes[0]?.published];
  };
  const start = '2026-05-04T23:30:00Z';
  const channels = ['internal', 'engage-player'];

  it('takes the later of recorded and added for the day of publication', async () => {
    const late = { start, created: '2026-05-06T08:00:00Z', publication_status: channels };
    assert.deepEqual(await published(late), ['2026-05-04', '2026-05-06']);
    const planned = { start, created: '2026-04-01T08:00:00Z', publication_status: channels };
    assert.deepEqual(await published(planned), ['2026-05-04', '2026-05-04']);
  });

  it('does not take the preview for admins for a publication', async () => {
    assert.deepEqual(await published({ start, publication_status: ['internal'] }), ['2026-05-04', null]);
    assert.deepEqual(await published({ start, publication_status: [] }), ['2026-05-04', null]);
  });

  it('tells days in the zone that is asked for', async () => {
    const event = { start, created: start, publication_status: channels };
    assert.deepEqual(await published(event, 'Europe/Berlin'), ['2026-05-05', '2026-05-05']);
    assert.deepEqual(await published(event, 'America/New_York'), ['2026-05-04', '2026-05-04']);
  });

  it('has no day for what has no readable time', async () => {
    const nothing = { start: '', created: '', publication_status: channels };
    assert.deepEqual(await published(nothing), [null, null]);
    assert.deepEqual(await published({ ...nothing, start: 'soon' }), [null, null]);
  });
});

function byId<T extends { id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
}
