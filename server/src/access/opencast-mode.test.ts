import assert from 'node:assert/strict';
import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import type { BatchLine, EpisodePage, OrganizationAnswer, Problem, SeriesPage } from '@oc-stats/contract';
import { createCatalog, createOpencastClient, createSessionReader } from '@oc-stats/opencast';
import { createFakeOpencast, createUniversity, sessionsOf, snapshotOf } from '@oc-stats/opencast/fake';
import { createMemoryStore } from '@oc-stats/store/memory';
import { SignJWT } from 'jose';
import { NOW } from '../app.fixture.ts';
import type { App } from '../routes/route.ts';
import type { AccessSettings } from '../settings.ts';
import { bearer, codeOf, guardedApp, jsonOf, KEYS, scope, tokenFor } from './access.fixture.ts';
import { signedPicturePath } from './token/picture.ts';

const university = createUniversity({ seed: 7, today: '2026-03-31', series: 20, episodes: 150 });
const catalog = createCatalog(snapshotOf(university));
const { admin, expired, instructor, learner, series } = sessionsOf(university);
const of = (seriesId: string) => university.episodes.filter((one) => one.seriesId === seriesId);
const [taught] = of(series.id);
const elsewhere = university.episodes.find((one) => one.seriesId !== null && one.seriesId !== series.id);
const other = university.series.find(({ id, kind }) => id !== series.id && kind === 'lecture');

interface Site {
  readonly app: App;
  /** What was asked of Opencast, by path. */
  readonly asked: string[];
  /** From now on Opencast does not answer. */
  leave(): void;
}

/** A whole Opencast, though without a network, and the service beside it. */
async function site(opencast: AccessSettings['opencast'] = {}, { now = () => NOW } = {}): Promise<Site> {
  const fake = createFakeOpencast(university, { user: 'stats', password: 'opencast' });
  const asked: string[] = [];
  let away = false;
  const fetch = async (url: string, init: RequestInit) => {
    asked.push(new URL(url).pathname);
    if (away) throw new TypeError('fetch failed');
    return fake.request(url, init);
  };
  const uri = 'http://opencast.test';
  const client = createOpencastClient({ uri, user: 'stats', password: 'opencast', fetch, resilience: false });
  const app = await guardedApp({
    access: { mode: 'opencast', opencast },
    parts: {
      session: createSessionReader({ uri, fetch, resilience: false }),
      accessOf: (type, id, signal) =>
        type === 'series' ? client.seriesAccess(id, signal) : client.eventAccess(id, signal),
    },
    deps: { catalog: () => catalog, reader: createMemoryStore({ dayZone: 'UTC' }), clock: now },
  });
  return { app, asked, leave: () => (away = true) };
}

const seriesPath = (id: string) => `/api/v1/stats/series/${encodeURIComponent(id)}/timeline`;
const episodePath = (id: string) => `/api/v1/stats/episode/${encodeURIComponent(id)}/timeline`;
const ORGANIZATION = '/api/v1/stats/organization/me/timeline';
const SAME_ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };
const as = (session: { readonly cookie: string }) => ({ ...SAME_ORIGIN, Cookie: session.cookie });

test('who may change something in Opencast sees its numbers, and who may only watch it does not', async () => {
  const { app } = await site();
  const all = [
    [admin, [200, 200, 200, 200]],
    [instructor, [200, 200, 404, 404]],
    [learner, [404, 404, 404, 404]],
  ] as const;
  for (const [session, statuses] of all) {
    const paths = [
      seriesPath(series.id),
      episodePath(taught?.id ?? ''),
      episodePath(elsewhere?.id ?? ''),
      ORGANIZATION,
    ];
    const found = await Promise.all(
      paths.map(async (path) => (await app.request(path, { headers: as(session) })).status),
    );
    assert.deepEqual(found, statuses, session.username);
  }
});

test('what is forbidden is answered like what does not exist, after the same questions to Opencast', async () => {
  const { app, asked } = await site();
  const answer = async (path: string) => {
    asked.length = 0;
    const response = await app.request(path, { headers: as(learner) });
    return {
      status: response.status,
      text: await response.text(),
      asked: asked.filter((one) => one !== '/info/me.json').length,
    };
  };
  // Who it is and which version Opencast speaks is found out once.
  await answer(episodePath(taught?.id ?? ''));
  const forbidden = await answer(episodePath(elsewhere?.id ?? ''));
  assert.deepEqual(await answer(episodePath('nobody')), forbidden);
  assert.equal(forbidden.status, 404);
  const series404 = await answer(seriesPath(other?.id ?? ''));
  assert.equal(series404.status, 404, 'that Opencast shows the series to everybody is no right');
  assert.equal((await answer(seriesPath('nobody'))).text, series404.text);
});

test('another action can be demanded, and another role may see the organisation', async () => {
  const { app } = await site({ action: 'read', organizationRole: 'ROLE_OAUTH_USER' });
  assert.equal((await app.request(ORGANIZATION, { headers: as(learner) })).status, 200);
  const { app: reading } = await site({ action: 'read' });
  assert.equal((await reading.request(seriesPath(series.id), { headers: as(learner) })).status, 200);
  assert.equal((await reading.request(ORGANIZATION, { headers: as(learner) })).status, 404);
});

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
    of(series.id)
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

test('the questions of a batch are looked at like each alone', async () => {
  const { app } = await site();
  const paths = [seriesPath(series.id), seriesPath(other?.id ?? ''), ORGANIZATION];
  const questions = paths.map((path, index) => ({ id: String(index), path }));
  const post = (headers: Record<string, string>) =>
    app.request('/api/v1/batch', { method: 'POST', body: JSON.stringify({ questions }), headers });
  const response = await post({ Cookie: instructor.cookie, Origin: 'http://localhost' });
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as BatchLine);
  assert.deepEqual(
    lines.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ status }) => status),
    [200, 404, 404],
  );
  assert.equal(
    await codeOf(await post({ Cookie: admin.cookie, Origin: 'https://evil.example' }), 401),
    'not-signed-in',
  );
});

test('a token wins over the session, and never widens', async () => {
  const { app } = await site();
  const token = await tokenFor(scope(`series:${series.id}`));
  const headers = { ...as(admin), ...bearer(token) };
  assert.equal((await app.request(seriesPath(series.id), { headers })).status, 200);
  assert.equal((await app.request(ORGANIZATION, { headers })).status, 404);
  const late = bearer(await tokenFor(scope('organization'), { from: -100, to: -50 }));
  assert.equal(
    await codeOf(await app.request(ORGANIZATION, { headers: { ...as(admin), ...late } }), 401),
    'token-expired',
  );
  const file = ORGANIZATION.replace('timeline', 'timeline.csv');
  assert.equal((await app.request(file, { headers: as(admin) })).status, 200);
  const life = { now: NOW, expires: new Date(NOW.getTime() + 60_000) };
  const { path } = await signedPicturePath(KEYS, file, scope(`series:${series.id}`), life);
  assert.equal((await app.request(path, { headers: as(admin) })).status, 404, 'nor does one in an address');
  // Without a session it is enough, for pages elsewhere.
  assert.equal((await app.request(seriesPath(series.id), { headers: bearer(token) })).status, 200);
});

test('what was kept of a page is asked about again when somebody else sits there', async () => {
  const { app } = await site();
  const path = seriesPath(series.id);
  const first = await app.request(path, { headers: as(instructor) });
  assert.equal(first.headers.get('cache-control'), 'private, no-cache');
  assert.match(first.headers.get('vary') ?? '', /Authorization, Cookie/);
  const etag = first.headers.get('etag') ?? '';
  const again = await app.request(path, { headers: { ...as(instructor), 'If-None-Match': etag } });
  assert.equal(again.status, 304);
  assert.equal(again.headers.get('cache-control'), 'private, no-cache');
  const next = await app.request(path, { headers: { ...as(learner), 'If-None-Match': etag } });
  assert.equal(next.status, 404);
});

test('a session of another organisation is worth nothing here', async () => {
  const app = await guardedApp({
    access: { mode: 'opencast' },
    parts: {
      session: () =>
        Promise.resolve({
          ...instructor,
          roles: ['ROLE_ORG_ADMIN'],
          organization: 'elsewhere',
          adminRole: 'ROLE_ORG_ADMIN',
          anonymousRole: 'ROLE_ANONYMOUS',
        }),
      accessOf: () => Promise.resolve([{ allow: true, role: 'ROLE_ORG_ADMIN', action: 'write' }]),
    },
    deps: { catalog: () => catalog },
  });
  assert.equal(
    ((await (await app.request(ORGANIZATION, { headers: as(admin) })).json()) as Problem).code,
    'unknown-organization',
  );
  assert.equal((await app.request(seriesPath(series.id), { headers: as(admin) })).status, 404);
});

const PAIR = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PUBLIC = PAIR.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const SECRET = 'a secret that the LMS shares with us';

interface Said {
  readonly claims?: object;
  readonly header?: object;
  readonly key?: Parameters<SignJWT['sign']>[0];
}

function jwt({ claims = {}, header = {}, key = PAIR.privateKey }: Said = {}): Promise<string> {
  const now = NOW.getTime() / 1_000;
  return new SignJWT({ sub: 'anna', exp: now + 60, roles: [`${series.id}_Instructor`], ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'lms', ...header })
    .sign(key);
}

test('a verified JWT says which roles somebody has', async () => {
  const { app } = await site({
    jwt: { publicKey: PUBLIC, algorithm: 'ES256', issuer: 'lms', audience: 'stats' },
  });
  const good = { iss: 'lms', aud: 'stats' };
  const ask = async (said: Said, path = seriesPath(series.id)) =>
    app.request(path, { headers: bearer(await jwt(said)) });
  assert.equal((await ask({ claims: good })).status, 200);
  assert.equal((await ask({ claims: good }, ORGANIZATION)).status, 404);
  assert.equal((await ask({ claims: { ...good, roles: 'x, y' } })).status, 404);
  const refusedAs = [
    [{ claims: { ...good, exp: 1 } }, 'token-expired'],
    [{ claims: { ...good, exp: undefined } }, 'token-unreadable'],
    [{ claims: { ...good, sub: undefined } }, 'token-unreadable'],
    [{ claims: { ...good, nbf: NOW.getTime() / 1_000 + 60 } }, 'token-not-yet-valid'],
    [{ claims: { ...good, iss: 'other' } }, 'token-wrong-audience'],
    [{ claims: { iss: 'lms' } }, 'token-wrong-audience'],
    [
      { claims: good, key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey },
      'token-bad-signature',
    ],
    [
      { claims: good, header: { alg: 'HS256' }, key: createSecretKey(Buffer.from(PUBLIC)) },
      'token-algorithm',
    ],
  ] as const;
  for (const [said, code] of refusedAs) assert.equal(await codeOf(await ask(said), 401), code);
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await jwt({ claims: good })).split('.')[1]}.`;
  assert.equal(
    await codeOf(await app.request(ORGANIZATION, { headers: bearer(none) }), 401),
    'token-algorithm',
  );
  assert.equal(
    await codeOf(await app.request(ORGANIZATION, { headers: bearer('nonsense') }), 401),
    'token-unreadable',
  );
  // A token that calls itself ours is verified as ours.
  assert.equal(
    await codeOf(await ask({ claims: { ...good, aud: ['stats', 'oc-stats'] } }), 401),
    'token-unknown-key',
  );
});

test("Opencast's own roles are not for others to give", async () => {
  const claims = { realm: { roles: ['ROLE_ADMIN', ' ROLE_GROUP_X '] }, roles: undefined };
  const key = createSecretKey(Buffer.from(SECRET));
  const ask = async (trustRoles: boolean) => {
    const { app } = await site({ jwt: { secret: SECRET, rolesClaim: 'realm.roles', trustRoles } });
    const token = await jwt({ claims, header: { alg: 'HS256' }, key });
    return (await app.request(ORGANIZATION, { headers: bearer(token) })).status;
  };
  assert.equal(await ask(false), 404);
  assert.equal(await ask(true), 200);
});

test('keys are fetched from where the LMS publishes them, and their loss is not the fault of the token', async (context) => {
  const jwk = { ...PAIR.publicKey.export({ format: 'jwk' }), kid: 'lms', alg: 'ES256' };
  const server = createServer((_request, response) =>
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys: [jwk] })),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  const { app } = await site({ jwt: { jwksUri, algorithm: 'ES256' } });
  const ask = async (said: Said = {}) =>
    app.request(seriesPath(series.id), { headers: bearer(await jwt(said)) });
  assert.equal((await ask()).status, 200);
  assert.equal(await codeOf(await ask({ header: { kid: 'unknown' } }), 401), 'token-unknown-key');
  const closed = await site({ jwt: { jwksUri: 'http://127.0.0.1:1/keys', algorithm: 'ES256' } });
  const response = await closed.app.request(ORGANIZATION, { headers: bearer(await jwt()) });
  assert.equal(await codeOf(response, 503), 'sign-in-unavailable');
});

test('settings of a JWT that cannot be right', async () => {
  await assert.rejects(site({ jwt: {} }), /exactly one/);
  await assert.rejects(site({ jwt: { secret: SECRET, publicKey: PUBLIC } }), /exactly one/);
  await assert.rejects(site({ jwt: { secret: 'short' } }), /32 bytes/);
  await assert.rejects(site({ jwt: { publicKey: 'x' } }), /PEM/);
  await assert.rejects(site({ jwt: { secret: SECRET, audience: 'oc-stats' } }), /audience/);
});
