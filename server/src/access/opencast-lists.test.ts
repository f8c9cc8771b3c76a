import assert from 'node:assert/strict';
import test from 'node:test';
import type { EpisodePage, OrganizationAnswer, SeriesPage } from '@oc-stats/contract';
import { createCatalog } from '@oc-stats/opencast';
import { createUniversity, sessionsOf } from '@oc-stats/opencast/fake';
import { codeOf, guardedApp, jsonOf } from './access.fixture.ts';
import {
  as,
  catalog,
  episodesOf,
  people,
  series,
  site,
  siteOf,
  university,
} from './opencast-site.fixture.ts';

const { admin, instructor, learner } = people;

test('lists show what may be seen', async () => {
  const { app, asked } = await site();
  const get = <T>(path: string, session: typeof admin) =>
    jsonOf<T>(app.request(path, { headers: as(session) }));
  const all = await get<SeriesPage>('/api/v1/series?limit=500', admin);
  assert.equal(all.count, 20);
  const own = await get<SeriesPage>('/api/v1/series?limit=500', instructor);
  assert.deepEqual([own.items.map(({ id }) => id), own.count, own.next], [[series.id], 1, null]);
  const taughtOnly = await get<EpisodePage>('/api/v1/episodes?limit=500', instructor);
  assert.deepEqual(
    taughtOnly.items.map(({ id }) => id).sort(),
    episodesOf(series.id)
      .map(({ id }) => id)
      .sort(),
  );
  const members = await get<EpisodePage>(
    `/api/v1/series/${encodeURIComponent(series.id)}/episodes`,
    instructor,
  );
  assert.ok(members.items.length > 0);
  assert.deepEqual((await get<SeriesPage>('/api/v1/series', learner)).items, []);
  const organization = await get<OrganizationAnswer>('/api/v1/organization', instructor);
  assert.deepEqual([organization.series, organization.episodes], [0, 0]);
  asked.length = 0;
  await get<SeriesPage>('/api/v1/series?limit=500', admin);
  assert.deepEqual(asked, [], 'who sees everything needs no looking through');
});

test('a list in which little may be seen costs a bounded number of questions, and goes on where it stopped', async () => {
  const many = createCatalog({
    organization: catalog.organization,
    series: [],
    episodes: Array.from({ length: 2_000 }, (_, index) => {
      const id = `e${String(index).padStart(4, '0')}`;
      return {
        id,
        title: id,
        seriesId: null,
        presenters: [],
        date: '2026-01-01',
        published: null,
        duration: null,
      };
    }),
  });
  let looked = 0;
  const write = { allow: true, role: instructor.roles[0] ?? '', action: 'write' };
  const app = await guardedApp({
    access: { mode: 'opencast' },
    parts: {
      session: () =>
        Promise.resolve({
          ...instructor,
          organization: many.organization.id,
          adminRole: 'ROLE_ADMIN',
          anonymousRole: 'ROLE_ANONYMOUS',
        }),
      accessOf: (_type, id) => ((looked += 1), Promise.resolve(id.endsWith('77') ? [write] : [])),
    },
    deps: { catalog: () => many },
  });
  const found: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    looked = 0;
    const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
    const page: EpisodePage = await jsonOf(
      app.request(`/api/v1/episodes?limit=10${cursor}`, { headers: as(instructor) }),
    );
    assert.ok(looked <= 300, `${looked} were asked about`);
    assert.ok(page.items.length <= 10);
    found.push(...page.items.map(({ id }) => id));
    next = page.next;
  }
  assert.deepEqual(
    found,
    Array.from({ length: 20 }, (_, index) => `e${String(index * 100 + 77).padStart(4, '0')}`),
  );
});

test('a list does not tell what else there is, by its end, its count or its cursors', async () => {
  const { app } = await site();
  const pageOf = async (query: string, session: { readonly cookie: string }) =>
    jsonOf<SeriesPage>(app.request(`/api/v1/series?${query}`, { headers: as(session) }));

  const nothing = await pageOf('limit=1&q=zzzz', learner);
  for (const query of ['limit=1', 'limit=1&q=semester', `limit=1&q=${encodeURIComponent(series.title)}`])
    assert.deepEqual(await pageOf(query, learner), nothing, query);
  // The only one of them that may be seen is the last, whatever comes after it.
  const own = await pageOf('limit=1', instructor);
  assert.deepEqual([own.items.map(({ id }) => id), own.count, own.next], [[series.id], 1, null]);

  const { next } = await pageOf('limit=1', admin);
  const madeUp = await app.request(`/api/v1/series?cursor=${next}`, { headers: as(learner) });
  assert.equal(await codeOf(madeUp, 400), 'bad-cursor');
});

test('where a page ended says nothing about what was passed over', async () => {
  const roles = [{ allow: true, role: instructor.roles[0] ?? '', action: 'write' }];
  const app = await guardedApp({
    access: { mode: 'opencast' },
    parts: {
      session: () =>
        Promise.resolve({
          ...instructor,
          organization: catalog.organization.id,
          adminRole: 'ROLE_ADMIN',
          anonymousRole: 'ROLE_ANONYMOUS',
        }),
      accessOf: (_type, id) => Promise.resolve(id.charCodeAt(0) % 2 === 0 ? roles : []),
    },
    deps: { catalog: () => catalog },
  });
  const pageOf = (cursor: string) =>
    jsonOf<EpisodePage>(app.request(`/api/v1/episodes?limit=7${cursor}`, { headers: as(instructor) }));
  const found: string[] = [];
  const cursors: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const page: EpisodePage = await pageOf(next && `&cursor=${next}`);
    found.push(...page.items.map(({ id }) => id));
    next = page.next;
    if (next !== null) cursors.push(next);
  }
  const all = catalog.listEpisodes({ limit: Number.MAX_SAFE_INTEGER }).items.map(({ id }) => id);
  assert.deepEqual(
    found,
    all.filter((id) => id.charCodeAt(0) % 2 === 0),
  );
  assert.ok(cursors.length >= 5, String(cursors.length));
  for (const cursor of cursors) assert.doesNotMatch(cursor, /^e[0-9a-z]{1,6}-[0-9a-z]+$/);
  assert.equal(new Set(cursors.map(({ length }) => length)).size, 1, 'their lengths are alike');
});

test('a cursor is good for whom it was made, and for that list', async () => {
  const mine = [{ allow: true, role: 'ROLE_OAUTH_USER', action: 'write' }];
  const app = await guardedApp({
    access: { mode: 'opencast' },
    parts: {
      session: async (cookie) => ({
        ...(cookie === learner.cookie ? learner : instructor),
        organization: catalog.organization.id,
        adminRole: 'ROLE_ADMIN',
        anonymousRole: 'ROLE_ANONYMOUS',
      }),
      accessOf: () => Promise.resolve(mine),
    },
    deps: { catalog: () => catalog },
  });
  const ask = (path: string, who: { readonly cookie: string }) => app.request(path, { headers: as(who) });
  const { next } = await jsonOf<EpisodePage>(ask('/api/v1/episodes?limit=2', instructor));
  const cursor = `cursor=${next}`;
  const onwards = await jsonOf<EpisodePage>(ask(`/api/v1/episodes?limit=3&${cursor}`, instructor));
  assert.equal(onwards.items.length, 3);
  for (const [path, who] of [
    [`/api/v1/episodes?${cursor}`, learner],
    [`/api/v1/series?${cursor}`, instructor],
    [`/api/v1/series/${encodeURIComponent(series.id)}/episodes?${cursor}`, instructor],
  ] as const)
    assert.equal(await codeOf(await ask(path, who), 400), 'bad-cursor', path);
});

test('who teaches one series of many finds it on the first page, and Opencast is asked about nothing else', async () => {
  const many = createUniversity({ seed: 7, today: '2026-03-31', series: 120, episodes: 1_500 });
  const { instructor: teacher, learner: student, series: course } = sessionsOf(many);
  const { app, asked, names } = await siteOf(many, 'write');
  const own = many.episodes.filter(({ seriesId }) => seriesId === course.id);
  const ask = async (path: string, who = teacher) => {
    asked.length = 0;
    const page = await jsonOf<EpisodePage>(app.request(path, { headers: as(who) }));
    const lists = asked.filter((one) => one.endsWith('/acl'));
    return { ids: page.items.map(({ id }) => id).sort(), next: page.next, lists: lists.length };
  };
  const ids = own.map(({ id }) => id).sort();
  assert.ok(ids.length > 5, String(ids.length));
  assert.deepEqual(await ask('/api/v1/episodes?limit=500'), { ids, next: null, lists: ids.length });
  assert.deepEqual(await ask('/api/v1/series'), { ids: [course.id], next: null, lists: 1 });
  const inside = `/api/v1/series/${encodeURIComponent(course.id)}/episodes?limit=500`;
  assert.deepEqual(await ask(inside), { ids, next: null, lists: 0 }, 'what was asked a moment ago is known');
  // Whether a title exists is not told by how long it takes to say that it is not to be seen.
  const foreign = many.episodes.find(({ seriesId, title }) => seriesId !== course.id && title.length > 12);
  for (const title of [foreign?.title ?? '', 'no such title'])
    assert.deepEqual(await ask(`/api/v1/episodes?q=${encodeURIComponent(title)}`, student), {
      ids: [],
      next: null,
      lists: 0,
    });
  assert.equal(names().size.episodes, 1_500);
});

test('what the catalogue remembers of rights opens nothing', async () => {
  const { app, revoke } = await siteOf(university, 'write');
  const ids = async () =>
    (await jsonOf<SeriesPage>(app.request('/api/v1/series', { headers: as(instructor) }))).items.length;
  revoke();
  assert.equal(await ids(), 0, 'it was withdrawn since');
});
