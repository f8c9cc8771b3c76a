import assert from 'node:assert/strict';
import test from 'node:test';
import type { BatchLine, Problem } from '@oc-stats/contract';
import { NOW } from '../app.fixture.ts';
import { bearer, codeOf, guardedApp, KEYS, scope, tokenFor } from './access.fixture.ts';
import {
  as,
  catalog,
  elsewhere,
  empty,
  episodePath,
  ORGANIZATION,
  other,
  people,
  series,
  seriesPath,
  site,
  taught,
} from './opencast-site.fixture.ts';
import { signedPicturePath } from './token/picture.ts';

const { admin, instructor, learner } = people;

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
  const refused = await answer(seriesPath(other?.id ?? ''));
  assert.equal(refused.status, 404, 'that Opencast shows the series to everybody is no right');
  for (const id of ['nobody', empty?.id ?? '']) assert.deepEqual(await answer(seriesPath(id)), refused, id);
});

test('another action can be demanded, and another role may see the organisation', async () => {
  const { app } = await site({ action: 'read', organizationRole: 'ROLE_OAUTH_USER' });
  assert.equal((await app.request(ORGANIZATION, { headers: as(learner) })).status, 200);
  const { app: reading } = await site({ action: 'read' });
  assert.equal((await reading.request(seriesPath(series.id), { headers: as(learner) })).status, 200);
  assert.equal((await reading.request(ORGANIZATION, { headers: as(learner) })).status, 404);
});

test('what is never watched is shown to administrators, and to one more role where it is configured', async () => {
  const codes = async (access: Parameters<typeof site>[0]) => {
    const { app } = await site(access);
    const all = [admin, instructor, learner].map(async (session) => {
      const answer = await app.request('/api/v1/retention', { headers: as(session) });
      return ((await answer.json()) as Problem).code;
    });
    return Promise.all(all);
  };
  const [seen, unseen] = ['no-inventory', 'unknown-retention'];
  assert.deepEqual(await codes({}), [seen, unseen, unseen]);
  // Who sees the numbers of the organisation does not therefore see who owns what.
  assert.deepEqual(await codes({ organizationRole: 'ROLE_OAUTH_USER' }), [seen, unseen, unseen]);
  assert.deepEqual(await codes({ retentionRole: 'ROLE_OAUTH_USER' }), [seen, seen, seen]);
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
