import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { createCatalog } from '@oc-stats/opencast';
import { EMBEDDABLE, isAboutAll } from '@oc-stats/contract';
import { OpenAPIHono } from '@hono/zod-openapi';
import { HOSTILE_TITLE, smallApp, smallCatalog } from '../app.fixture.ts';
import type { Ancestors } from '../assets/frame-script.ts';
import type { Env } from '../http/env.ts';
import { embedRoute } from './embed.ts';

const app = await smallApp();
const LMS = 'https://lms.example.org';
const CMS = 'https://cms.example.org';

/** The pages alone, as they are where not everybody may see everything. */
function closedApp(ancestors: Ancestors): OpenAPIHono<Env> {
  const closed = new OpenAPIHono<Env>();
  embedRoute(closed, () => null, ancestors);
  return closed;
}

async function page(path: string, status = 200): Promise<{ html: string; policy: string }> {
  const response = await app.request(path);
  assert.equal(response.status, status, path);
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  return { html: await response.text(), policy: response.headers.get('content-security-policy') ?? '' };
}

test('one element, about what was asked', async () => {
  const cases = [
    ['/embed/oc-episode-stats/a1', '<oc-episode-stats episode="a1" loading="eager">'],
    ['/embed/oc-series-stats/algebra', '<oc-series-stats series="algebra" loading="eager">'],
    ['/embed/oc-organization-stats/me', '<oc-organization-stats loading="eager">'],
    [
      '/embed/oc-retention/me?months=24&folder=Courses&as-of=2026-04-01',
      '<oc-retention months="24" folder="Courses" as-of="2026-04-01" loading="eager">',
    ],
    ['/embed/oc-timeline/me', '<oc-timeline loading="eager">'],
    ['/embed/oc-timeline/algebra', '<oc-timeline series="algebra" loading="eager">'],
    ['/embed/oc-timeline/a1', '<oc-timeline episode="a1" loading="eager">'],
    ['/embed/oc-timeline/algebra?type=series', '<oc-timeline series="algebra" loading="eager">'],
    [
      '/embed/oc-stat/a1?metric=plays&period=P30D',
      '<oc-stat episode="a1" period="P30D" metric="plays" loading="eager">',
    ],
  ] as const;
  for (const [path, tag] of cases) assert.ok((await page(path)).html.includes(tag), path);
});

test('it names what it needs from where it stands, and no icon for which browsers would look elsewhere', async () => {
  const { html } = await page('/embed/oc-timeline/a1');
  assert.match(html, /<link rel="icon" href="data:,">/);
  const src = /src="([^"]+)"/.exec(html)?.[1] ?? '';
  const script = new URL(src, 'https://video.test/stats/embed/oc-timeline/a1').href;
  assert.equal(script, 'https://video.test/stats/elements/v1/oc-stats.js');
});

test('a misspelt attribute is told which there are', async () => {
  const response = await app.request('/embed/oc-timeline/a1?onload=1');
  const problem = (await response.json()) as { code: string; detail: string };
  assert.equal(problem.code, 'unknown-parameter');
  assert.match(problem.detail, /^Known here are lang, theme, period, /);
});

test('every element that makes sense alone can be embedded', async () => {
  for (const element of EMBEDDABLE) {
    const id = element === 'oc-series-stats' ? 'algebra' : isAboutAll(element) ? 'me' : 'a1';
    assert.match((await page(`/embed/${element}/${id}`)).html, new RegExp(`<${element} .*></${element}>`));
  }
});

test('language and theme are those of the frame', async () => {
  const { html } = await page('/embed/oc-timeline/me?lang=de&theme=dark');
  assert.match(html, /<html lang="de">/);
  assert.match(html, /content="dark"/);
  assert.match(html, /<oc-timeline theme="dark" lang="de" loading="eager">/);
});

test('the policy allows what the page holds, in any frame, and nothing else', async () => {
  const { html, policy } = await page('/embed/oc-episode-stats/a1');
  const [script = ''] = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text ?? '');
  const [style = ''] = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, text]) => text ?? '');
  for (const text of [script, style]) {
    assert.ok(policy.includes(`'sha256-${createHash('sha256').update(text).digest('base64')}'`));
  }
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors \*/);
  assert.ok(!/unsafe/.test(policy));
  const response = await app.request('/embed/oc-episode-stats/a1');
  assert.equal(response.headers.get('x-frame-options'), null);
});

test('where pages are named, only they may frame it, hear of it and give it a token', async () => {
  const response = await closedApp([LMS, CMS]).request('/embed/oc-episode-stats/a1');
  const policy = response.headers.get('content-security-policy') ?? '';
  assert.match(policy, new RegExp(`frame-ancestors 'self' ${LMS} ${CMS}$`));
  const html = await response.text();
  const script = /<script>([^]*?)<\/script>/.exec(html)?.[1] ?? '';
  assert.ok(policy.includes(`'sha256-${createHash('sha256').update(script).digest('base64')}'`));
  assert.ok(script.includes(`allowed=${JSON.stringify([LMS, CMS])}`));
  assert.equal(response.headers.get('x-frame-options'), null);

  const nobody = await closedApp([]).request('/embed/oc-episode-stats/a1');
  assert.match(nobody.headers.get('content-security-policy') ?? '', /frame-ancestors 'self'$/);
});

test('where names are not for everybody, the page is the same for all identifiers', async () => {
  const closed = closedApp([LMS]);
  const shell = async (id: string, path = `oc-episode-stats/${id}`) => {
    const response = await closed.request(`/embed/${path}`);
    return { status: response.status, html: (await response.text()).replaceAll(id, 'ID') };
  };
  assert.equal((await shell('a1')).status, 200);
  assert.deepEqual(await shell('a1'), await shell('nobody'));
  assert.deepEqual(await shell('algebra', 'oc-timeline/algebra'), await shell('none', 'oc-timeline/none'));
  const { html } = await shell('algebra', 'oc-timeline/algebra?type=series');
  assert.match(html, /<oc-timeline series="ID" loading="eager">/);
  const titles = smallCatalog()
    .listEpisodes({ limit: 50 })
    .items.map(({ title }) => title);
  assert.ok(titles.every((title) => !html.includes(title)));
});

test('titles and identifiers cannot leave their quotes', async () => {
  const { html } = await page('/embed/oc-episode-stats/h1');
  assert.ok(!html.includes(HOSTILE_TITLE));
  assert.ok(html.includes('&#60;/script&#62;'));

  const id = `"><script>alert(1)</script>'&`;
  const catalog = createCatalog({
    organization: { id: 'o', title: 'O' },
    series: [],
    episodes: [
      { id, title: id, seriesId: null, presenters: [], date: null, published: null, duration: null },
    ],
  });
  const other = await smallApp({ catalog: () => catalog });
  const hostile = await (
    await other.request(
      `/embed/oc-episode-stats/${encodeURIComponent(id)}?period=${encodeURIComponent('"><script>')}`,
    )
  ).text();
  assert.ok(!/<script>alert|"><script>/.test(hostile));
  assert.equal(hostile.split('<script').length, 3, 'the element, and the two of the page');
});

test('what is unknown is a page all the same, since people see it', async () => {
  await page('/embed/oc-episode-stats/nobody', 404);
  await page('/embed/oc-series-stats/nobody', 404);
  const element = await app.request('/embed/oc-nothing/a1', { headers: { Accept: 'text/html' } });
  assert.equal(element.status, 404);
  const misspelt = await app.request('/embed/oc-timeline/me?perod=P1D');
  assert.equal(((await misspelt.json()) as { code: string }).code, 'unknown-parameter');
});
