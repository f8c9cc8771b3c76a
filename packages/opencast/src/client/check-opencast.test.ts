import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accessOfEpisode } from '../fake/server/access-list.ts';
import { createFakeOpencast } from '../fake/server/create-fake-opencast.ts';
import { createUniversity } from '../fake/university/create-university.ts';
import type { UniversityEpisode } from '../fake/university/university.ts';
import { checkOpencast, ROLES_NEEDED, type OpencastCheckOptions } from './check-opencast.ts';
import type { Fetch } from './create-ask.ts';
import { createOpencastClient } from './create-opencast-client.ts';

const university = createUniversity({ seed: 8, today: '2026-11-20', series: 20, episodes: 120 });
const ACCOUNT = { user: 'oc-stats', password: 'x' };
const API = [...ROLES_NEEDED.names, ...ROLES_NEEDED.access];

describe('checkOpencast', () => {
  it('finds nothing wrong with an administrator', async () => {
    const organizationId = university.organization.id;
    const checks = await check({}, { organizationId, uses: ['names', 'access', 'statistics'] });
    assert.deepEqual(
      checks.map(({ what, ok, code }) => [what, ok, code]),
      ['answer', 'version', 'organization', 'roles', 'events'].map((what) => [what, true, 'ok']),
    );
    assert.match(checks[0]!.message, /Demo University.*demo_university/);
  });

  it('finds nothing wrong with an account that has just what it needs', async () => {
    const { id } = university.series.find(({ kind }) => kind === 'lecture')!;
    const checks = await check({ roles: [...API, `${id}_Learner`] });
    assert.ok(checks.every(({ ok }) => ok));
  });

  it('knows the trap of an account that is in no access list', async () => {
    const forAll = (episode: UniversityEpisode) =>
      accessOfEpisode(episode).some(({ role }) => role === 'ROLE_ANONYMOUS');
    const closed = { ...university, episodes: university.episodes.filter((one) => !forAll(one)) };
    const failures = await failing({ roles: API }, {}, closed);
    assert.deepEqual(Object.keys(failures), ['events']);
    assert.match(
      failures['events']!,
      /^nothing-readable: "oc-stats" sees neither.*"read" in the access lists/,
    );
    const { id } = university.series.find(({ kind }) => kind === 'lecture')!;
    const none = { ...closed, episodes: closed.episodes.filter(({ seriesId }) => seriesId !== id) };
    const withSeries = await failing({ roles: [...API, `${id}_Learner`] }, {}, none);
    assert.match(withSeries['events']!, /^no-events: "oc-stats" sees series but not one event.*"read"/);
  });

  it('names the roles that are missing', async () => {
    const roles = ['ROLE_API', 'ROLE_API_EVENTS_VIEW', 'ROLE_API_SERIES_VIEW', 'ROLE_API_EVENTS_ACL_VIEW'];
    const failures = await failing({ roles }, { uses: ['names', 'access', 'statistics'] });
    assert.match(
      failures['roles']!,
      /^missing-roles: .*lacks ROLE_API_EVENTS_MEDIA_VIEW, ROLE_API_SERIES_ACL_VIEW, ROLE_API_STATISTICS_VIEW\./,
    );
    const withoutApi = await failing({ roles: [] });
    assert.deepEqual(Object.keys(withoutApi), ['answer']);
    assert.match(withoutApi['answer']!, /^forbidden: .*ROLE_API/);
  });

  it('names another organisation', async () => {
    const { organization } = await failing({}, { organizationId: 'mh_default_org' });
    assert.match(organization!, /^other-organization: .*"demo_university".*"mh_default_org".*host name/);
  });

  it('names an Opencast that is too old for what is wanted', async () => {
    const old: Fetch = (url, init) =>
      url.endsWith('/api/version')
        ? Response.json({ versions: ['v1.0.0', 'v1.1.0'], default: 'v1.1.0' })
        : app().request(url, init);
    assert.deepEqual(await failing({}, { uses: ['names'] }, university, old), {});
    const { version } = await failing({}, { uses: ['names', 'statistics'] }, university, old);
    assert.match(version!, /^too-old: .*v1\.1\.0.*v1\.3\.0 is needed/);
  });

  const answers: readonly (readonly [string, Fetch, RegExp])[] = [
    ['nobody there', () => Promise.reject(new TypeError('fetch failed')), /^unreachable: .*opencast\.uri/],
    ['a slow one', () => new Promise(() => undefined), /^timeout: .*0\.02 seconds/],
    ['a wrong password', () => new Response(null, { status: 401 }), /^not-signed-in: .*opencast\.password/],
    ['a login page', () => new Response('<html>'), /^not-signed-in: .*web page/],
    ['something else', () => Response.json({ hello: 'world' }), /^unexpected-answer: .*opencast\.uri/],
    ['nothing of that kind', () => new Response('', { status: 404 }), /^unexpected-answer: .*not found/],
  ];
  for (const [what, fetch, expected] of answers) {
    it(`tells of ${what}, once`, async () => {
      const failures = await failing({}, {}, university, fetch);
      assert.deepEqual(Object.keys(failures), ['answer']);
      assert.match(failures['answer']!, expected);
    });
  }

  it('goes on where one question fails', async () => {
    const failures = await failing({}, {}, university, (url, init) =>
      url.includes('/api/version') ? new Response('', { status: 500 }) : app().request(url, init),
    );
    assert.deepEqual(Object.keys(failures), ['version']);
  });

  it('ends with its caller', async () => {
    await assert.rejects(check({}, { signal: AbortSignal.abort() }), { code: 'aborted' });
  });

  function app(given: { roles?: readonly string[] } = {}, whole = university) {
    return createFakeOpencast(whole, { ...ACCOUNT, ...given });
  }

  function check(
    given: { roles?: readonly string[] },
    options: OpencastCheckOptions = {},
    whole = university,
    fetch?: Fetch,
  ) {
    const opencast = app(given, whole);
    const client = createOpencastClient({
      uri: 'http://oc.test',
      ...ACCOUNT,
      timeoutMs: fetch ? 20 : 10_000,
      resilience: false,
      fetch: fetch ?? ((url, init) => opencast.request(url, init)),
    });
    return checkOpencast(client, options);
  }

  async function failing(...given: Parameters<typeof check>): Promise<Record<string, string>> {
    const checks = await check(...given);
    return Object.fromEntries(
      checks.filter(({ ok }) => !ok).map(({ what, code, message }) => [what, `${code}: ${message}`]),
    );
  }
});
