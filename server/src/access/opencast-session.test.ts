import assert from 'node:assert/strict';
import test from 'node:test';
import { createSessionReader } from '@oc-stats/opencast';
import { createFakeOpencast } from '@oc-stats/opencast/fake';
import { NOW } from '../app.fixture.ts';
import { codeOf, guardedApp, jsonOf } from './access.fixture.ts';
import {
  as,
  catalog,
  episodePath,
  ORGANIZATION,
  people,
  SAME_ORIGIN,
  series,
  seriesPath,
  site,
  taught,
  university,
} from './opencast-site.fixture.ts';

const { admin, expired, instructor, learner } = people;

test('nobody is signed in', async () => {
  const { app } = await site();
  const cases = [
    {},
    SAME_ORIGIN,
    as(expired),
    as({ cookie: 'JSESSIONID=unknown' }),
    as({ cookie: 'OTHER=node0admin' }),
  ];
  for (const headers of cases)
    assert.equal(await codeOf(await app.request(ORGANIZATION, { headers }), 401), 'not-signed-in');
});

test('a page of another site cannot ask with the session of its reader', async () => {
  const { app, asked } = await site();
  const { cookie: Cookie } = admin;
  const foreign = [
    { Cookie },
    { Cookie, 'Sec-Fetch-Site': 'cross-site' },
    { Cookie, 'Sec-Fetch-Site': 'same-site' },
    { Cookie, Origin: 'https://evil.example' },
    { Cookie, Origin: 'null' },
    { Cookie, Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
  ];
  for (const headers of foreign) {
    const response = await app.request(ORGANIZATION, { headers });
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
    assert.equal(await codeOf(response, 401), 'not-signed-in', JSON.stringify(headers));
  }
  assert.deepEqual(asked, [], 'Opencast does not even hear of it');
  for (const headers of [
    as(admin),
    { Cookie, 'Sec-Fetch-Site': 'none' },
    { Cookie, Origin: 'http://localhost' },
  ])
    assert.equal((await app.request(ORGANIZATION, { headers })).status, 200, JSON.stringify(headers));
});

test('only the one cookie goes to Opencast, whatever else the browser has', async () => {
  const seen: (string | null)[] = [];
  const uri = 'http://opencast.test';
  const fake = createFakeOpencast(university, { user: 'stats', password: 'opencast' });
  const app = await guardedApp({
    access: { mode: 'opencast', opencast: { cookie: 'SESSION' } },
    parts: {
      session: async (cookie) => {
        seen.push(cookie);
        return createSessionReader({ uri, fetch: (url, init) => fake.request(url, init) })(admin.cookie);
      },
      accessOf: () => Promise.resolve([]),
    },
    deps: { catalog: () => catalog },
  });
  const headers = { ...SAME_ORIGIN, Cookie: 'a=1; XSESSION=2; SESSION=good; SESSION=second; bank=secret' };
  await jsonOf(app.request(ORGANIZATION, { headers }));
  for (const value of ['', 'a\u00e9', 'x'.repeat(5_000)])
    await app.request(ORGANIZATION, { headers: { ...SAME_ORIGIN, Cookie: `SESSION=${value}` } });
  assert.deepEqual(seen, ['SESSION=good']);
});

test('Opencast is asked once for a while, and never for somebody else', async () => {
  let now = NOW;
  const { app, asked } = await site({}, { now: () => now });
  const ask = (session: typeof admin) => app.request(seriesPath(series.id), { headers: as(session) });
  await Promise.all([ask(instructor), ask(instructor), ask(instructor)]);
  const sessions = () => asked.filter((path) => path === '/info/me.json').length;
  const lists = () => asked.filter((path) => path.endsWith('/acl')).length;
  assert.deepEqual([sessions(), lists()], [1, 1]);
  assert.equal((await ask(learner)).status, 404);
  assert.deepEqual([sessions(), lists()], [2, 1]);
  now = new Date(NOW.getTime() + 31_000);
  assert.equal((await ask(instructor)).status, 200);
  assert.deepEqual([sessions(), lists()], [3, 2]);
});

test('while Opencast is away nobody is let in, and what is known stays known for moments only', async () => {
  let now = NOW;
  const { app, leave } = await site({}, { now: () => now });
  await jsonOf(app.request(seriesPath(series.id), { headers: as(instructor) }));
  leave();
  await jsonOf(app.request(seriesPath(series.id), { headers: as(instructor) }));
  const unknown = await app.request(episodePath(taught?.id ?? ''), { headers: as(instructor) });
  assert.equal(unknown.headers.get('retry-after'), '2');
  assert.equal(await codeOf(unknown, 503), 'catalog-unavailable');
  assert.equal(
    await codeOf(await app.request(ORGANIZATION, { headers: as(admin) }), 503),
    'catalog-unavailable',
  );
  now = new Date(NOW.getTime() + 31_000);
  const later = await app.request(seriesPath(series.id), { headers: as(instructor) });
  assert.equal(await codeOf(later, 503), 'catalog-unavailable');
});

test('a clock that is put back makes nothing known for longer', async () => {
  let now = NOW;
  const { app, asked } = await site({}, { now: () => now });
  const ask = () => app.request(seriesPath(series.id), { headers: as(instructor) });
  assert.equal((await ask()).status, 200);
  const before = asked.length;
  now = new Date(NOW.getTime() - 3_600_000);
  assert.equal((await ask()).status, 200);
  assert.equal(asked.length - before, 2, 'who it is and what may be seen are asked again');
});

test('who signs out, or loses a role, is let in for half a minute at most', async () => {
  let now = NOW;
  let roles: readonly string[] | null = [`${series.id}_Instructor`];
  const { app } = await site({}, { now: () => now, session: async () => sessionWith(roles) });
  const ask = async () => (await app.request(seriesPath(series.id), { headers: as(instructor) })).status;
  const later = (ms: number) => (now = new Date(now.getTime() + ms));
  assert.equal(await ask(), 200);
  roles = [`${series.id}_Learner`];
  later(29_000);
  assert.equal(await ask(), 200);
  later(2_000);
  assert.equal(await ask(), 404);
  roles = null;
  later(31_000);
  assert.equal(await ask(), 401);
});

/** `null`: signed out. */
function sessionWith(roles: readonly string[] | null) {
  return {
    username: roles ? 'instructor' : 'anonymous',
    roles: roles ?? ['ROLE_ANONYMOUS'],
    organization: university.organization.id,
    adminRole: 'ROLE_ADMIN',
    anonymousRole: 'ROLE_ANONYMOUS',
  };
}
