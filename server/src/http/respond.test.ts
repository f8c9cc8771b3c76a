import assert from 'node:assert/strict';
import test from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { smallApp, smallStore } from '../app.fixture.ts';

const PATH = '/api/v1/stats/series/algebra/timeline?period=all&grain=day';

test('the same question is answered with 304 while nothing has changed', async () => {
  const reader = await smallStore();
  const app = await smallApp({ reader });
  const first = await app.request(PATH);
  const etag = first.headers.get('etag') ?? '';
  assert.match(etag, /^W\/"[\w-]+"$/);
  assert.match(first.headers.get('cache-control') ?? '', /max-age=\d+, stale-while-revalidate/);

  for (const sent of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
    const again = await app.request(PATH, { headers: { 'If-None-Match': sent } });
    assert.equal(again.status, 304, sent);
    assert.equal(await again.text(), '');
    assert.equal(again.headers.get('etag'), etag);
  }
  const row = { episode: 'a1', series: 'algebra', day: '2026-03-31', plays: 99, visitors: 9, finishes: 9 };
  await reader.putDaily({ id: 'more', organization: 'mh_default_org', rows: [row] });
  const changed = await app.request(PATH, { headers: { 'If-None-Match': etag } });
  assert.equal(changed.status, 200);
});

test('names read anew from Opencast are not hidden by what is remembered', async () => {
  const { smallCatalog } = await import('../app.fixture.ts');
  let catalog = smallCatalog();
  const app = await smallApp({ catalog: () => catalog });
  const etag = (await app.request('/api/v1/series')).headers.get('etag') ?? '';
  const renamed = { id: 'algebra', title: 'Renamed', organizers: [], date: null };
  catalog = { ...catalog, listSeries: () => ({ items: [renamed], count: 1, next: null }) };
  const response = await app.request('/api/v1/series', { headers: { 'If-None-Match': etag } });
  assert.equal(response.status, 200);
  assert.match(await response.text(), /Renamed/);
});

test('answers are compressed as the client likes it', async () => {
  const app = await smallApp();
  const plain = await (await app.request(PATH)).text();
  const cases = [
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['*', 'br'],
    ['identity', null],
    ['br;q=0, gzip;q=0', null],
  ] as const;
  for (const [accepted, used] of cases) {
    const response = await app.request(PATH, { headers: { 'Accept-Encoding': accepted } });
    assert.equal(response.headers.get('content-encoding'), used, accepted);
    assert.match(response.headers.get('vary') ?? '', /Accept-Encoding/);
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.equal(response.headers.get('content-length'), String(bytes.length));
    const text = used === 'br' ? brotliDecompressSync(bytes) : used === 'gzip' ? gunzipSync(bytes) : bytes;
    assert.equal(text.toString(), plain);
    if (used) assert.ok(bytes.length < plain.length / 2);
  }
});

test('small answers are not worth it', async () => {
  const app = await smallApp();
  const response = await app.request('/api/v1/series/algebra', { headers: { 'Accept-Encoding': 'br' } });
  assert.equal(response.headers.get('content-encoding'), null);
});

test('HEAD answers like GET, without the body', async () => {
  const app = await smallApp();
  const response = await app.request(PATH, { method: 'HEAD' });
  assert.equal(response.status, 200);
  assert.ok(response.headers.get('etag'));
  assert.equal(await response.text(), '');
});

test('pages of other origins may read, and may ask beforehand', async () => {
  const app = await smallApp();
  const headers = {
    Origin: 'https://lms.example.org',
    'Access-Control-Request-Method': 'GET',
    'Access-Control-Request-Headers': 'authorization',
  };
  const preflight = await app.request(PATH, { method: 'OPTIONS', headers });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
  assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /authorization/i);
  const response = await app.request(PATH, { headers: { Origin: 'https://lms.example.org' } });
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.equal(response.headers.get('access-control-allow-credentials'), null);
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
});

test('a picture may stand in any page, also in one that isolates itself', async () => {
  const app = await smallApp();
  const picture = await app.request(PATH.replace('timeline', 'timeline.svg'));
  assert.equal(picture.headers.get('cross-origin-resource-policy'), 'cross-origin');
});

test('an answer carries no header that nobody reads', async () => {
  const app = await smallApp();
  const headers = { Origin: 'https://lms.example.org', 'Accept-Encoding': 'br' };
  const names = async (path: string) =>
    [...(await app.request(path, { headers })).headers.keys()].sort().join(' ');
  const common = 'access-control-allow-origin cache-control';
  assert.equal(
    await names(PATH),
    `${common} content-encoding content-length content-type etag vary x-content-type-options`,
  );
  assert.equal(
    await names('/api/v1/series/algebra'),
    `${common} content-length content-type etag x-content-type-options`,
    'too small to be compressed, and so the same for all',
  );
});

test('a failure and a file show pages of other origins what they need', async () => {
  const app = await smallApp();
  const exposed = async (path: string) =>
    (await app.request(path, { headers: { Origin: 'https://lms.example.org' } })).headers.get(
      'access-control-expose-headers',
    );
  assert.equal(await exposed('/api/v1/series/nobody'), 'Retry-After, X-Request-Id');
  assert.equal(await exposed(PATH.replace('timeline', 'timeline.csv')), 'Content-Disposition');
  assert.equal(await exposed(PATH), null);
});

test('only pages say what their links tell others', async () => {
  const app = await smallApp();
  const page = await app.request('/embed/oc-organization-stats/me');
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
  const missing = await app.request('/nowhere', { headers: { Accept: 'text/html' } });
  assert.equal(missing.headers.get('referrer-policy'), 'no-referrer');
  assert.equal((await app.request(PATH)).headers.get('referrer-policy'), null);
});

test('where origins are listed, only those may read', async () => {
  const { OPEN_SETTINGS } = await import('../settings.ts');
  const access = { mode: 'open', origins: ['https://lms.example.org'] } as const;
  const app = await smallApp({ settings: { ...OPEN_SETTINGS, access } });
  const known = await app.request(PATH, { headers: { Origin: 'https://lms.example.org' } });
  assert.equal(known.headers.get('access-control-allow-origin'), 'https://lms.example.org');
  assert.match(known.headers.get('vary') ?? '', /Origin/);
  const other = await app.request(PATH, { headers: { Origin: 'https://evil.example.org' } });
  assert.equal(other.headers.get('access-control-allow-origin'), null);
});

test('other methods are refused, and told which would do', async () => {
  const app = await smallApp();
  const cases = [
    ['POST', PATH, 'GET, HEAD'],
    ['DELETE', '/api/v1/series/algebra', 'GET, HEAD'],
    ['GET', '/api/v1/batch', 'POST'],
    ['PUT', '/livez', 'GET, HEAD'],
  ] as const;
  for (const [method, path, allow] of cases) {
    const response = await app.request(path, { method });
    assert.equal(response.status, 405, path);
    assert.equal(response.headers.get('allow'), allow);
    assert.equal(((await response.json()) as { code: string }).code, 'method-not-allowed');
  }
});
