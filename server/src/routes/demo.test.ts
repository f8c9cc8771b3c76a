import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createCatalog } from '@oc-stats/opencast';
import { createMemoryStore } from '@oc-stats/store/memory';
import { smallApp } from '../app.fixture.ts';
import { built, SHELL } from '../assets/built.fixture.ts';
import { OPEN_SETTINGS } from '../settings.ts';

const files = await built();
after(() => files.remove());
const app = await smallApp({ assets: files });
const BELOW = SHELL.replace('./demo/', '../demo/');
const HTML = { headers: { Accept: 'text/html' } };

test('one shell for every page of the demo', async () => {
  for (const path of ['/', '/series/algebra', '/episodes/a1']) {
    const response = await app.request(path, HTML);
    assert.equal(response.status, 200, path);
    assert.equal(await response.text(), path === '/' ? SHELL : BELOW);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.ok(!/unsafe|\*/.test(policy));
  }
});

test('the shell finds its files from every page, whatever path a proxy has taken away', async () => {
  for (const path of ['/', '/series/algebra', '/episodes/a1', '/episodes/a%2Fb']) {
    const html = await (await app.request(path, HTML)).text();
    const src = /src="([^"]+)"/.exec(html)?.[1] ?? '';
    assert.equal(
      new URL(src, `https://video.test/stats${path}`).href,
      'https://video.test/stats/demo/demo.js',
    );
  }
});

test('a series or episode that is not there is a page of its own, with its status', async () => {
  for (const path of [
    '/series/nobody',
    '/episodes/nobody',
    '/episodes/%3Cimg%20onerror%3E',
    '/series/%00',
    `/series/${'x'.repeat(9_000)}`,
  ]) {
    const response = await app.request(path, HTML);
    assert.equal(response.status, 404, path.slice(0, 50));
    assert.equal(await response.text(), BELOW);
  }
});

test('a host that could end a policy is not taken into one', async () => {
  for (const host of ['x;script-src', "x'y", 'x,y']) {
    const response = await app.request(`http://${host}/`, HTML);
    assert.equal(((await response.json()) as { code: string }).code, 'bad-request', host);
  }
});

test('browsers that look for an icon on their own find one', async () => {
  const response = await app.request('/favicon.ico');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'image/svg+xml');
  assert.match(await response.text(), /^<svg /);
  const missing = await app.request('/nowhere', HTML);
  assert.match(await missing.text(), /<link rel="icon" href="data:,">/);
});

test('examples get this address, and identifiers that exist here', async () => {
  const response = await app.request('http://stats.test:8040/examples/plain.html', HTML);
  const html = await response.text();
  assert.ok(!/example\.org|EPISODE_ID|SERIES_ID/.test(html));
  assert.match(html, /src="http:\/\/stats\.test:8040\/elements\/v1\/oc-stats\.js"/);
  assert.match(html, /episode="a\d" server="http:\/\/stats\.test:8040"/);
  assert.match(html, /series="algebra"/);
});

test('the public address wins, and a forwarded one counts only from a proxy of ours', async () => {
  const forwarded = {
    Accept: 'text/html',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'video.test',
    'X-Forwarded-Prefix': '/stats',
  };
  const addressWith = async (settings: object) => {
    const other = await smallApp({ assets: files, settings: { ...OPEN_SETTINGS, ...settings } });
    const html = await (await other.request('/examples/plain.html', { headers: forwarded })).text();
    return /server="([^"]+)"/.exec(html)?.[1];
  };
  assert.equal(await addressWith({}), 'http://localhost');
  assert.equal(await addressWith({ trustProxy: true }), 'https://video.test/stats');
  assert.equal(
    await addressWith({ trustProxy: true, publicUrl: 'https://stats.test' }),
    'https://stats.test',
  );
});

test('what a proxy lets through of a forwarded address can only be one', async () => {
  const settings = { ...OPEN_SETTINGS, trustProxy: true };
  const other = await smallApp({ assets: files, settings });
  const forwarded: Record<string, readonly string[]> = {
    Proto: ['javascript', 'data', 'https://evil.example/?', 'https://evil.example#', ''],
    Host: ['evil;script-src *', 'a"><script>', 'me:secret@evil.example', 'evil.example/x'],
    Prefix: ['@evil.example', ':x@evil.example/', '.evil.example', '//evil.example', '?x', '#x', '/"><b>'],
  };
  for (const [name, values] of Object.entries(forwarded)) {
    for (const value of values) {
      const headers = { Accept: 'text/html', [`X-Forwarded-${name}`]: value };
      const page = await other.request('http://stats.test/examples/plain.html', { headers });
      const html = await page.text();
      assert.equal(/server="([^"]+)"/.exec(html)?.[1], 'http://stats.test', `${name}: ${value}`);
      assert.doesNotMatch(page.headers.get('content-security-policy') ?? '', /evil|null/);
    }
  }
});

test('of a list of forwarded hosts the one that our proxy has written counts', async () => {
  const forwarded = {
    Accept: 'text/html',
    'X-Forwarded-Proto': 'http, https',
    'X-Forwarded-Host': 'evil.example, video.test',
    'X-Forwarded-Prefix': '/evil, /stats',
  };
  const at = async (settings: object) => {
    const other = await smallApp({ assets: files, settings: { ...OPEN_SETTINGS, ...settings } });
    const page = await other.request('http://stats.test/examples/plain.html', { headers: forwarded });
    const policy = page.headers.get('content-security-policy') ?? '';
    return { server: /server="([^"]+)"/.exec(await page.text())?.[1], isEvil: policy.includes('evil') };
  };
  assert.deepEqual(await at({ trustProxy: true }), { server: 'https://video.test/stats', isEvil: false });
  assert.deepEqual(await at({ trustProxy: false }), { server: 'http://stats.test', isEvil: false });
});

test('an import map in a page is allowed by its hash, with the address that it names', async (t) => {
  const work = await built();
  t.after(() => work.remove());
  const map = '{"integrity": {"https://stats.example.org/elements/0.1.0/chunks/a.js": "sha384-x"}}';
  await writeFile(
    join(work.root, 'demo/examples/pinned.html'),
    `<script type="importmap">${map}</script><script>alert(1)</script>`,
  );
  const pinned = await smallApp({ assets: work });
  const response = await pinned.request('http://stats.test/examples/pinned.html', HTML);
  const sent = /importmap">([^]*?)<\/script>/.exec(await response.text())?.[1] ?? '';
  assert.match(sent, /"http:\/\/stats\.test\/elements/);
  const scripts = /script-src ([^;]+)/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
  const hash = createHash('sha256').update(sent).digest('base64');
  assert.equal(scripts, `'self' http://stats.test 'sha256-${hash}'`, 'and no other script in the page');
});

test('without numbers the examples show what there is by name', async () => {
  const empty = await smallApp({ assets: files, reader: createMemoryStore() });
  assert.match(await (await empty.request('/examples/plain.html', HTML)).text(), /episode="a1"/);
  const catalog = createCatalog({ organization: { id: 'o', title: 'O' }, series: [], episodes: [] });
  const nothing = await smallApp({ assets: files, catalog: () => catalog });
  assert.equal((await nothing.request('/examples/plain.html', HTML)).status, 200);
});

test('the folder of examples has an index, and files of the demo are found', async () => {
  assert.match(await (await app.request('/examples/', HTML)).text(), /Examples/);
  const moved = await app.request('/examples', HTML);
  assert.equal(moved.status, 301);
  assert.equal((await app.request('/demo/demo.js')).status, 200);
  for (const path of [
    '/demo/../index.html',
    '/demo/..%2findex.html',
    '/demo/nothing.js',
    '/examples/nothing.html',
    '/examples/..%2f..%2foutside.txt',
  ]) {
    assert.equal((await app.request(path)).status, 404, path);
  }
});

test('an address that is none is a page for people and a problem for programs', async () => {
  const page = await app.request('/nowhere', HTML);
  assert.equal(page.status, 404);
  assert.match(page.headers.get('content-type') ?? '', /text\/html/);
  assert.match(await page.text(), /No such page/);
  const problem = await app.request('/nowhere');
  assert.equal(problem.headers.get('content-type'), 'application/problem+json');
  const api = await app.request('/api/v1/nowhere', HTML);
  assert.equal(api.headers.get('content-type'), 'application/problem+json');
});
