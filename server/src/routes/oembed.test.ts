import assert from 'node:assert/strict';
import test from 'node:test';
import { OpenAPIHono } from '@hono/zod-openapi';
import { HOSTILE_TITLE, NOW, smallApp, smallCatalog } from '../app.fixture.ts';
import type { Env } from '../http/env.ts';
import { onError } from '../http/problem.ts';
import { refuseInvalid } from '../http/invalid.ts';
import type { Rich } from '../oembed/rich.ts';
import { OPEN_SETTINGS, type Settings } from '../settings.ts';
import { oembedRoute } from './oembed.ts';

const HOME = 'http://stats.test:8040';

/** The route alone, over the small university. */
function appWith(settings: Partial<Settings> = {}, catalog = () => smallCatalog()): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  app.onError(onError);
  app.use(async (c, next) => {
    c.set('log', { warn() {}, error() {} } as unknown as Env['Variables']['log']);
    await next();
  });
  oembedRoute(app, catalog, { ...OPEN_SETTINGS, ...settings });
  return app;
}

const app = appWith();

function ask(url: string, more = ''): Promise<Response> {
  return Promise.resolve(app.request(`${HOME}/oembed?url=${encodeURIComponent(url)}${more}`));
}

async function rich(url: string, more = ''): Promise<Rich> {
  const response = await ask(url, more);
  assert.equal(response.status, 200, url);
  return (await response.json()) as Rich;
}

async function codeOf(response: Response, status: number): Promise<string> {
  assert.equal(response.status, status);
  return ((await response.json()) as { code: string }).code;
}

test('a page of the demo becomes a frame with its element', async () => {
  const answer = await rich(`${HOME}/episodes/a1`);
  assert.deepEqual(answer, {
    version: '1.0',
    type: 'rich',
    provider_name: 'oc-stats',
    provider_url: HOME,
    title: 'Lecture a1',
    html: `<iframe src="${HOME}/embed/oc-episode-stats/a1" title="Lecture a1" width="800" height="900" frameborder="0" loading="lazy"></iframe>`,
    width: 800,
    height: 900,
    cache_age: 3600,
  });
  assert.match((await rich(`${HOME}/series/algebra`)).html, /\/embed\/oc-series-stats\/algebra"/);
  assert.match((await rich(`${HOME}/`)).html, /\/embed\/oc-organization-stats\/me"/);
  assert.match((await rich(`${HOME}/retention`)).html, /\/embed\/oc-retention\/me".* height="1600"/);
  assert.equal((await rich(`${HOME}/`)).title, 'University of Tests');
});

test('an embed page is embedded as it is, with what its element is told', async () => {
  const { html } = await rich(`${HOME}/embed/oc-timeline/algebra?lang=de&theme=dark&period=P30D&width=phone`);
  assert.match(html, /src="[^"]+\/embed\/oc-timeline\/algebra\?lang=de&#38;theme=dark&#38;period=P30D"/);
  assert.match((await rich(`${HOME}/embed/oc-stat/me`)).html, /height="220"/);
});

test('the frame is not larger than what there is room for', async () => {
  const small = await rich(`${HOME}/episodes/a1`, '&maxwidth=320&maxheight=200');
  assert.deepEqual([small.width, small.height], [320, 200]);
  assert.match(small.html, /width="320" height="200"/);
  const large = await rich(`${HOME}/episodes/a1`, '&maxwidth=4000&maxheight=4000');
  assert.deepEqual([large.width, large.height], [800, 900]);
  for (const bad of ['0', '-1', '1.5', 'x', ''])
    assert.equal(await codeOf(await ask(`${HOME}/`, `&maxwidth=${bad}`), 400), 'bad-parameter', bad);
});

test('XML for those who read it', async () => {
  const response = await ask(`${HOME}/episodes/h1`, '&format=xml');
  assert.equal(response.headers.get('content-type'), 'text/xml; charset=utf-8');
  const xml = await response.text();
  assert.match(xml, /^<\?xml version="1\.0" encoding="utf-8" standalone="yes"\?>\n<oembed><version>1\.0</);
  assert.match(xml, /<cache_age>3600<\/cache_age><\/oembed>\n$/);
  assert.ok(!xml.includes('<iframe') && !xml.includes(HOSTILE_TITLE));
});

test('titles stay text, in the frame as well', async () => {
  const { title, html } = await rich(`${HOME}/episodes/h1`);
  assert.equal(title, HOSTILE_TITLE);
  assert.ok(!html.includes('<img') && !html.includes('</script>'));
  assert.equal(html.split('<').length, 3, 'one element');
  const series = await rich(`${HOME}/series/history`);
  assert.match(series.html, /title="History &#38; &#60;b&#62;more&#60;\/b&#62;"/);
});

test('an identifier stays one segment of the address', async () => {
  const id = 'a/b?c"><script>';
  const [one] = smallCatalog().listEpisodes({ limit: 1 }).items;
  const catalog = {
    ...smallCatalog(),
    episode: (asked: string) => (asked === id && one ? { ...one, id } : null),
  };
  const odd = appWith({}, () => catalog);
  const url = encodeURIComponent(`${HOME}/episodes/${encodeURIComponent(id)}`);
  const { html } = (await (await odd.request(`${HOME}/oembed?url=${url}`)).json()) as Rich;
  assert.match(html, /\/embed\/oc-episode-stats\/a%2Fb%3Fc%22%3E%3Cscript%3E"/);
});

test('what is no page of this service, or of nothing, is not found', async () => {
  for (const url of [
    `${HOME}/episodes/nobody`,
    `${HOME}/series/a1`,
    `${HOME}/embed/oc-nothing/a1`,
    `${HOME}/embed/oc-timeline/nobody`,
    `${HOME}/embed/oc-timeline`,
    `${HOME}/embed/oc-timeline/a1/more`,
    `${HOME}/episodes/%`,
    `${HOME}/api/v1/organization`,
    `${HOME}.evil.example/episodes/a1`,
    'https://elsewhere.example/episodes/a1',
    'javascript:alert(1)',
    'no address',
    '',
  ])
    assert.equal(await codeOf(await ask(url), 404), 'not-found', url);
});

test('other formats there are not', async () => {
  assert.equal(await codeOf(await ask(`${HOME}/episodes/a1`, '&format=yaml'), 501), 'not-available');
});

test('where not everything is for everybody, nothing is told, of what exists or not', async () => {
  for (const [mode, code] of [
    ['token', 'token-missing'],
    ['opencast', 'not-signed-in'],
  ] as const) {
    const closed = appWith({ access: { mode, origins: [] } }, () => {
      throw new Error('looked up');
    });
    for (const id of ['a1', 'nobody']) {
      const response = await closed.request(`${HOME}/oembed?url=${HOME}/episodes/${id}`);
      assert.equal(await codeOf(response, 401), code);
    }
  }
});

test('below the path of a proxy, the address is the public one', async () => {
  const behind = appWith({ publicUrl: 'https://video.test/stats' });
  const at = (url: string) => behind.request(`${HOME}/oembed?url=${encodeURIComponent(url)}`);
  const answer = (await (await at('https://video.test/stats/episodes/a1')).json()) as Rich;
  assert.match(answer.html, /src="https:\/\/video\.test\/stats\/embed\/oc-episode-stats\/a1"/);
  assert.equal((await at('https://video.test/episodes/a1')).status, 404);
  assert.equal((await at('https://video.test/statsepisodes/a1')).status, 404);
});

test('whoever asks cannot make it name another host, not even before the one of the proxy', async () => {
  const behind = appWith({ trustProxy: true });
  const answer = await behind.request(`${HOME}/oembed?url=https://video.test/episodes/a1`, {
    headers: { 'X-Forwarded-Host': 'evil.example, video.test', 'X-Forwarded-Proto': 'https' },
  });
  assert.match(((await answer.json()) as Rich).html, /src="https:\/\/video\.test\/embed\//);
});

test('the service has it, and says so in its interface', async () => {
  const whole = await smallApp({ clock: () => NOW });
  assert.equal((await whole.request(`${HOME}/oembed?url=${HOME}/episodes/a1`)).status, 200);
  const { paths } = (await (await whole.request('/openapi.json')).json()) as { paths: object };
  assert.ok('/oembed' in paths);
});
