import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { smallApp } from '../app.fixture.ts';
import { archiveScript, openArchive } from '../assets/archive.ts';
import { built, ENTRY } from '../assets/built.fixture.ts';

const files = await built();
after(() => files.remove());
const app = await smallApp({ assets: files });

test('the script moves within v1 and stands still under its version', async () => {
  const moving = await app.request('/elements/v1/oc-stats.js');
  assert.equal(await moving.text(), ENTRY);
  assert.equal(moving.headers.get('content-type'), 'text/javascript');
  assert.match(moving.headers.get('cache-control') ?? '', /public, max-age=300/);
  const exact = await app.request('/elements/0.1.0/oc-stats.js');
  assert.match(exact.headers.get('cache-control') ?? '', /immutable/);
  const chunk = await app.request('/elements/v1/chunks/part-a1B2c3D4.js');
  assert.match(chunk.headers.get('cache-control') ?? '', /immutable/);
});

test('what a developer builds again and again is asked for again and again, unless its name says what it holds', async (t) => {
  const work = await built();
  t.after(() => work.remove());
  const developing = await smallApp({ assets: work });
  const lasting = async (path: string) =>
    /immutable/.test((await developing.request(path)).headers.get('cache-control') ?? '');
  const paths = ['oc-stats.js', 'plotly/plotly.js', 'chunks/part-a1B2c3D4.js'];
  const cases = (version: string) =>
    Promise.all(paths.map((path) => lasting(`/elements/${version}/${path}`)));
  assert.deepEqual(await cases('0.1.0'), [true, true, true]);
  assert.deepEqual(await cases('v1'), [false, false, true]);

  await describe(work.root, { version: '0.1.0', released: false });
  assert.deepEqual(await cases('0.1.0'), [false, false, true]);
  for (const version of ['v1', '0.1.0']) {
    const entry = await developing.request(`/elements/${version}/oc-stats.js`);
    assert.equal(entry.headers.get('cache-control'), 'no-cache');
    assert.ok(entry.headers.get('etag'));
  }
});

test('a build while the service runs is seen: its version, its chunks, its compressed forms', async (t) => {
  const work = await built();
  t.after(() => work.remove());
  const running = await smallApp({ assets: work });
  const path = '/elements/v1/chunks/new-b1B2c3D4.js';
  assert.equal((await running.request(path)).status, 404);
  assert.equal((await running.request('/elements/0.2.0/oc-stats.js')).status, 404);

  await writeFile(join(work.root, 'elements/chunks/new-b1B2c3D4.js'), 'export {};');
  await describe(work.root, { version: '0.2.0', released: true });
  assert.equal((await running.request(path)).status, 200);
  assert.equal((await running.request('/elements/0.2.0/oc-stats.js')).status, 200);
  const old = await running.request('/elements/0.1.0/oc-stats.js');
  assert.match(await old.text(), /0\.2\.0/);
});

test('an upgrade moves v1 and leaves the version before where it was', async (t) => {
  const work = await built();
  t.after(() => work.remove());
  const folder = join(work.root, 'data/elements');
  await archiveScript(work.elements, folder);
  const integrity = async (path: string) =>
    createHash('sha384')
      .update(new Uint8Array(await (await upgraded.request(path)).arrayBuffer()))
      .digest('base64');
  const upgraded = await smallApp({ assets: { ...work, archive: openArchive(folder) } });
  const before = await integrity('/elements/0.1.0/oc-stats.js');

  await writeFile(join(work.root, 'elements/oc-stats.js'), 'newer');
  await rm(join(work.root, 'elements/chunks/part-a1B2c3D4.js'));
  await describe(work.root, { version: '0.2.0', released: true });
  assert.equal(await (await upgraded.request('/elements/v1/oc-stats.js')).text(), 'newer');
  assert.equal(await integrity('/elements/0.1.0/oc-stats.js'), before);
  for (const path of ['0.1.0/oc-stats.js', '0.1.0/chunks/part-a1B2c3D4.js', 'v1/chunks/part-a1B2c3D4.js']) {
    const kept = await upgraded.request(`/elements/${path}`, { headers: { 'Accept-Encoding': 'br' } });
    assert.equal(kept.status, 200, path);
    assert.match(kept.headers.get('cache-control') ?? '', /immutable/, path);
    assert.equal(kept.headers.get('access-control-allow-origin'), '*');
  }
  for (const path of ['../0.1.0', '..%2f0.1.0', '%2e%2e', '0.1.0%2f..', '0.1.1', '.', '0.1.0%00'])
    assert.equal((await upgraded.request(`/elements/${path}/oc-stats.js`)).status, 404, path);
  const other = (await (await upgraded.request('/elements/9.9.9/oc-stats.js')).json()) as { detail: string };
  assert.equal(other.detail, 'Here are /elements/v1/ and /elements/0.2.0/ and /elements/0.1.0/.');
});

test('a script that was never described is served as it moves', async (t) => {
  const work = await built();
  t.after(() => work.remove());
  const bare = await smallApp({ assets: work });
  for (const content of ['{', '[]', '{"version":1}']) {
    await writeFile(join(work.root, 'elements/assets.json'), content);
    assert.equal((await bare.request('/elements/v1/oc-stats.js')).status, 200, content);
    assert.equal((await bare.request('/elements/0.1.0/oc-stats.js')).status, 404, content);
  }
  await rm(join(work.root, 'elements/assets.json'));
  assert.equal((await bare.request('/elements/v1/oc-stats.js')).status, 200);
});

test('any page may load it, whatever its own policies are', async () => {
  const response = await app.request('/elements/v1/oc-stats.js', {
    headers: { Origin: 'https://lms.example.org' },
  });
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
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

/** As a build does it: at the end, and in one step. */
async function describe(root: string, described: object): Promise<void> {
  const file = join(root, 'elements/assets.json');
  await writeFile(`${file}.new`, JSON.stringify(described));
  await rename(`${file}.new`, file);
}
