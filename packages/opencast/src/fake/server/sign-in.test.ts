import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basicCredentials } from '../../client/basic-credentials.ts';
import { app, get } from './fake-opencast.fixture.ts';

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
});
