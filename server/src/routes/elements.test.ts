import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { smallApp } from '../app.fixture.ts';
import { built, ENTRY } from '../assets/built.fixture.ts';

const files = await built();
after(() => files.remove());
const app = await smallApp({ assets: files });

test('the script moves within v1 and stands still under its version', async () => {
  const moving = await app.request('/elements/v1/oc-stats.js');
  assert.equal(await moving.text(), ENTRY);
  assert.equal(moving.headers.get('content-type'), 'text/javascript; charset=utf-8');
  assert.match(moving.headers.get('cache-control') ?? '', /public, max-age=300/);
  const exact = await app.request('/elements/0.1.0/oc-stats.js');
  assert.match(exact.headers.get('cache-control') ?? '', /immutable/);
  const chunk = await app.request('/elements/v1/chunks/part-a1B2c3D4.js');
  assert.match(chunk.headers.get('cache-control') ?? '', /immutable/);
});

test('any page may load it, whatever its own policies are', async () => {
  const response = await app.request('/elements/v1/oc-stats.js', {
    headers: { Origin: 'https://lms.example.org' },
  });
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  const missing = await app.request('/elements/v1/nothing.js');
  assert.equal(missing.status, 404);
  assert.equal(missing.headers.get('access-control-allow-origin'), '*');
});

test('what was compressed by the build is sent as it lies there', async () => {
  const response = await app.request('/elements/v1/oc-stats.js', {
    headers: { 'Accept-Encoding': 'gzip, br' },
  });
  assert.equal(response.headers.get('content-encoding'), 'br');
  assert.equal(brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString(), ENTRY);
  const again = await app.request('/elements/v1/oc-stats.js', {
    headers: { 'If-None-Match': response.headers.get('etag') ?? '' },
  });
  assert.equal(again.status, 304);
});

test('other versions and other paths are not here', async () => {
  for (const path of [
    '/elements/v2/oc-stats.js',
    '/elements/0.0.9/oc-stats.js',
    '/elements/v1/',
    '/elements/v1/..%2f..%2foutside.txt',
    '/elements/v1/%00.js',
    '/elements/oc-stats.js',
  ]) {
    assert.equal((await app.request(path)).status, 404, path);
  }
});
