import assert from 'node:assert/strict';
import test from 'node:test';
import { NOW } from '../app.fixture.ts';
import { bearer, codeOf, guardedApp, KEYS, scope, seconds, tokenFor } from './access.fixture.ts';
import { signedPicturePath } from './token/picture.ts';

const app = await guardedApp();
const ALGEBRA = '/api/v1/stats/series/algebra';

const PICTURE = `${ALGEBRA}/timeline.svg?period=P30D&lang=de`;
const life = { now: NOW, expires: seconds(600) };

test('a picture has an address that shows it and nothing else', async () => {
  const { path, token } = await signedPicturePath(KEYS, PICTURE, scope('series:algebra'), life);
  const response = await app.request(path);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /<svg xmlns/);
  assert.equal((await app.request(path, { method: 'HEAD' })).status, 200);
  // The same parameters, one of them before it, one behind.
  assert.equal((await app.request(`${ALGEBRA}/timeline.svg?period=P30D&token=${token}&lang=de`)).status, 200);
  const elsewhere = [
    path.replace('P30D', 'P31D'),
    path.replace('&lang=de', ''),
    path.replace('algebra', 'history'),
    path.replace('.svg', '.png'),
    path.replace('timeline', 'segments'),
    `${path}&theme=dark`,
  ];
  for (const other of elsewhere)
    assert.equal(await codeOf(await app.request(other), 403), 'token-other-address', other);
});

test('a token of an address is good for nothing else, and a token of a page is not for addresses', async () => {
  const { path, token } = await signedPicturePath(KEYS, PICTURE, scope('organization', 'tokens'), life);
  assert.equal(
    await codeOf(await app.request(PICTURE, { headers: bearer(token) }), 403),
    'token-other-address',
  );
  assert.equal(await codeOf(await app.request(`${ALGEBRA}/timeline?token=${token}`), 401), 'token-missing');
  assert.equal(await codeOf(await app.request(path, { method: 'POST' }), 401), 'token-missing');
  const page = await tokenFor(scope('organization'));
  assert.equal(await codeOf(await app.request(`${PICTURE}&token=${page}`), 403), 'token-other-address');
  const late = await signedPicturePath(KEYS, PICTURE, scope('series:algebra'), {
    now: seconds(-700),
    expires: seconds(-100),
  });
  assert.equal(await codeOf(await app.request(late.path), 401), 'token-expired');
  const other = await signedPicturePath(KEYS, PICTURE, scope('series:history'), life);
  assert.equal(await codeOf(await app.request(other.path), 404), 'unknown-series');
});
