import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { get, list } from './fake-opencast.fixture.ts';

describe('versions', () => {
  const types: readonly (readonly [accept: string, type: string])[] = [
    ['application/v1.5.0+json', 'application/v1.5.0+json'],
    ['application/v1.11.0+json', 'application/v1.11.0+json'],
    ['application/v1.1.0+json', 'application/v1.1.0+json'],
    ['application/json', 'application/v1.11.0+json'],
    ['application/v1.0.0+json, */*', 'application/v1.11.0+json'],
    ['', 'application/v1.11.0+json'],
  ];
  for (const [accept, type] of types) {
    it(`answers ${accept || 'no wish'} with ${type}`, async () => {
      const response = await get('/api/series?limit=1', { accept });
      assert.equal(response.headers.get('content-type'), type);
    });
  }

  it('does not know versions to come', async () => {
    for (const accept of ['application/v1.12.0+json', 'text/html']) {
      assert.equal((await get('/api/events', { accept })).status, 406);
    }
  });

  it('answers info and version as plain JSON, whatever is asked for', async () => {
    for (const path of [
      '/api',
      '/api/version',
      '/api/version/default',
      '/api/info/me',
      '/api/info/organization',
    ]) {
      const response = await get(path, { accept: 'application/v1.0.0+json' });
      assert.equal(response.headers.get('content-type'), 'application/json', path);
    }
    assert.deepEqual(
      await list('/api/info/me/roles').then((roles) => roles.includes('ROLE_USER_ADMIN')),
      true,
    );
  });

  it('leaves out what older versions did not have', async () => {
    const [old] = await list('/api/events?limit=1', { accept: 'application/v1.0.0+json' });
    for (const name of ['is_part_of', 'status', 'language', 'series']) assert.ok(!(name in old), name);
    const withacl = '/api/series?limit=1&withacl=true';
    assert.ok('acl' in (await list(withacl))[0]);
    assert.ok(!('acl' in (await list(withacl, { accept: 'application/v1.4.0+json' }))[0]));
  });
});
