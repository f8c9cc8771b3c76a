import assert from 'node:assert/strict';
import test from 'node:test';
import { smallApp } from '../app.fixture.ts';
import { OPEN_SETTINGS } from '../settings.ts';

const policyOf = async (path: string, app = smallApp()) =>
  (await (await app).request(path, { headers: { Accept: 'text/html' } })).headers.get(
    'content-security-policy',
  );

test('a page without a policy of its own is shown in no frame', async () => {
  assert.match((await policyOf('/nowhere')) ?? '', /frame-ancestors 'none'/);
  assert.equal(await policyOf('/api/v1/series'), null);
});

test('a page for frames is shown in those of the configured pages only', async () => {
  const path = '/embed/oc-organization-stats/me';
  assert.match((await policyOf(path)) ?? '', /frame-ancestors \*$|frame-ancestors \*;/);
  const access = { ...OPEN_SETTINGS.access, embed: ['https://lms.example.org', 'https://wiki.example.org'] };
  const app = smallApp({ settings: { ...OPEN_SETTINGS, access } });
  const policy = (await policyOf(path, app)) ?? '';
  assert.match(
    policy,
    /frame-ancestors 'self' https:\/\/lms\.example\.org https:\/\/wiki\.example\.org(;|$)/,
  );
  const response = await (await app).request(path);
  assert.equal(
    response.headers.get('x-frame-options'),
    null,
    'it cannot name two origins, and would win in old browsers',
  );
});
