import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basicCredentials } from '../../client/basic-credentials.ts';
import { app, get, university } from './fake-opencast.fixture.ts';
import { sessionsOf } from './sessions.ts';

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

  it('knows who is signed in with a browser', async () => {
    const { admin, instructor, learner, expired, series } = sessionsOf(university);
    const me = async (cookie: string) =>
      (await app.request('/info/me.json', { headers: { cookie: `lang=de; ${cookie}` } })).json();
    for (const { cookie, username, roles } of [admin, instructor, learner]) {
      const { user, roles: given } = await me(cookie);
      assert.deepEqual([user.username, given], [username, roles]);
    }
    assert.ok((await me(instructor.cookie)).roles.includes(`${series.id}_Instructor`));
    assert.deepEqual((await me(expired.cookie)).user, { username: 'anonymous' });
  });

  it('lets a session no further than its roles go', async () => {
    const { admin, learner, expired } = sessionsOf(university);
    const statuses = [admin, learner, expired].map(
      async ({ cookie }) => (await app.request('/api/events?limit=1', { headers: { cookie } })).status,
    );
    assert.deepEqual(await Promise.all(statuses), [200, 403, 302]);
  });
});
