import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createFakeOpencast } from '../fake/server/create-fake-opencast.ts';
import { sessionsOf } from '../fake/server/sessions.ts';
import { createUniversity } from '../fake/university/create-university.ts';
import type { Fetch } from './create-ask.ts';
import { createSessionReader } from './create-session-reader.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const RECORDED = resolve(
  ROOT,
  process.env['OC_STATS_FIXTURES'] ?? '../shared/fixtures',
  'opencast/modules/engage-paella-player-7/tests/mock/info/me.json',
);
const isRequired = (process.env['OC_STATS_REQUIRE'] ?? '').split(',').includes('fixtures');
const skip = existsSync(RECORDED) || isRequired ? false : `no recorded answer in ${RECORDED}`;

const university = createUniversity({ seed: 2, today: '2026-11-20', series: 30, episodes: 100 });
const sessions = sessionsOf(university);
const app = createFakeOpencast(university, { user: 'service', password: 'secret' });
const reader = (fetch: Fetch = (url, init) => app.request(url, init)) =>
  createSessionReader({ uri: 'http://oc.test/', fetch, resilience: false });

describe('createSessionReader', () => {
  it('tells whose session it is, with all roles', async () => {
    const { instructor, series } = sessions;
    assert.deepEqual(await reader()(instructor.cookie), {
      username: 'instructor',
      roles: [
        'ROLE_OAUTH_USER',
        `${series.id}_Instructor`,
        'ROLE_USER',
        'ROLE_ANONYMOUS',
        'ROLE_USER_INSTRUCTOR',
      ],
      organization: university.organization.id,
      adminRole: 'ROLE_ADMIN',
      anonymousRole: 'ROLE_ANONYMOUS',
    });
    assert.ok((await reader()(sessions.admin.cookie)).roles.includes('ROLE_ADMIN'));
    assert.equal((await reader()(sessions.learner.cookie)).username, 'learner');
  });

  it('takes a session that is over for that of anybody', async () => {
    const { username, roles } = await reader()(sessions.expired.cookie);
    assert.deepEqual([username, roles], ['anonymous', ['ROLE_ANONYMOUS']]);
  });

  it('reads what a real Opencast answers', { skip }, async () => {
    const recorded = readFileSync(RECORDED, 'utf8');
    assert.deepEqual(await reader(() => new Response(recorded))('JSESSIONID=x'), {
      username: 'anonymous',
      roles: ['ROLE_ANONYMOUS'],
      organization: 'mh_default_org',
      adminRole: 'ROLE_ADMIN',
      anonymousRole: 'ROLE_ANONYMOUS',
    });
  });

  it('sends that cookie and nothing else, and follows no redirect', async () => {
    let seen: { url: string; init: RequestInit } | undefined;
    await reader((url, init) => ((seen = { url, init }), app.request(url, init)))(sessions.learner.cookie);
    assert.equal(seen?.url, 'http://oc.test/info/me.json');
    assert.deepEqual(seen?.init.headers, { cookie: sessions.learner.cookie, accept: 'application/json' });
    assert.deepEqual(
      [seen?.init.redirect, seen?.init.method, seen?.init.body],
      ['manual', undefined, undefined],
    );
  });

  for (const cookie of [
    '',
    'JSESSIONID',
    'JSESSIONID=',
    'a=b; c=d',
    'a=b\r\nX: y',
    'a=b, c',
    '=b',
    'a="b',
    'ä=ö',
    ' a=b',
  ]) {
    it(`sends nothing for ${JSON.stringify(cookie)}`, async () => {
      let asked = 0;
      const read = reader(() => (asked++, Response.json({})));
      await assert.rejects(read(cookie), { name: 'OpencastError', code: 'not-signed-in' });
      assert.equal(asked, 0);
    });
  }

  const org = { id: 'o', adminRole: 'A', anonymousRole: 'B' };
  for (const body of [
    {},
    [],
    null,
    { org, roles: ['x'] },
    { org, user: { username: 'u' } },
    { org, user: { username: 'u' }, roles: 'x' },
    { org: {}, user: { username: 'u' }, roles: [] },
    { org: { id: 'o' }, user: { username: 'u' }, roles: [] },
    { user: { username: 'u' }, roles: ['x'] },
  ]) {
    it(`does not take ${JSON.stringify(body)} for a person`, async () => {
      const read = reader(() => Response.json(body));
      await assert.rejects(read('JSESSIONID=x'), { name: 'OpencastError', code: 'unexpected-answer' });
    });
  }

  it('has no messages about the account of the service', async () => {
    for (const status of [302, 401, 403, 419]) {
      const read = reader(() => new Response('', { status, headers: { location: '/login.html' } }));
      await assert.rejects(
        read('JSESSIONID=x'),
        (error: Error) => !/opencast\.(user|password)/.test(error.message),
      );
    }
  });

  it('refuses an address that is none before anybody comes', () => {
    assert.throws(() => createSessionReader({ uri: 'opencast' }), { code: 'unreachable' });
  });
});
