import assert from 'node:assert/strict';
import test from 'node:test';
import type { BatchLine, EpisodePage, Problem, TimelineAnswer, TotalsAnswer } from '@oc-stats/contract';
import { createCatalog } from '@oc-stats/opencast';
import { EPISODES, NOW, smallCatalog } from '../app.fixture.ts';
import { bearer, codeOf, guardedApp, jsonOf, KEYS, scope, seconds, tokenFor } from './access.fixture.ts';
import type { Limits } from './token/claims.ts';
import { signedPicturePath } from './token/picture.ts';

const app = await guardedApp();
const ALGEBRA = '/api/v1/stats/series/algebra';

const ask = async (path: string, limits: Limits, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { ...bearer(await tokenFor(limits)), ...headers } });

test('an identifier is itself, letter by letter, however it is written in an address', async () => {
  const limits = scope('series:algebra', 'episode:a1');
  for (const id of ['algebra', '%61lgebra', 'a%6Cgebra'])
    assert.equal((await ask(`/api/v1/stats/series/${id}/timeline`, limits)).status, 200, id);
  const others = [
    'ALGEBRA',
    'algebra%20',
    '%20algebra',
    'algebra%00',
    '%2561lgebra',
    'algebra%2F',
    'algebr%C3%A0',
    '%EF%BD%81lgebra',
    'algebra;x',
    'algebra%0A',
    'algebra,history',
    '*',
    '%25',
    '..',
  ];
  for (const id of others) {
    const response = await ask(`/api/v1/stats/series/${id}/timeline`, limits);
    assert.ok([404, 400].includes(response.status), `${id} ${response.status}`);
  }
  // What a token names that does not exist opens nothing that is written like it.
  for (const named of [
    'series:ALGEBRA',
    'series:*',
    'series:%',
    'series:algebra ',
    'series: ',
    'series:null',
    'series:undefined',
    'episode:algebra',
  ])
    assert.equal((await ask(`${ALGEBRA}/timeline`, scope(named))).status, 404, named);
  // Nor is an episode without a series in one whose name is nothing.
  for (const named of ['series: ', 'series:null', 'series:undefined'])
    assert.equal((await ask('/api/v1/stats/episode/talk/timeline', scope(named))).status, 404, named);
});

test('an episode that moved is seen by who may see where it is now, and listed for nobody else', async () => {
  const before = smallCatalog();
  const after = createCatalog({
    organization: before.organization,
    series: before.listSeries({ limit: 10 }).items,
    episodes: EPISODES.map((one) => (one.id === 'a1' ? { ...one, seriesId: 'history' } : one)),
  });
  let catalog = before;
  const moving = await guardedApp({ deps: { catalog: () => catalog } });
  const get = async (path: string, limits: Limits) =>
    moving.request(path, { headers: bearer(await tokenFor(limits)) });
  const episode = '/api/v1/stats/episode/a1/timeline';
  const [algebra, history] = [scope('series:algebra'), scope('series:history')];
  assert.deepEqual([(await get(episode, algebra)).status, (await get(episode, history)).status], [200, 404]);
  catalog = after;
  assert.deepEqual([(await get(episode, algebra)).status, (await get(episode, history)).status], [404, 200]);
  const list = await jsonOf<EpisodePage>(get('/api/v1/episodes', algebra));
  assert.ok(!list.items.some(({ id }) => id === 'a1'));
});

test('a cursor of a wider token goes no further with a narrow one', async () => {
  const wide = scope('organization');
  const path = '/api/v1/stats/organization/me/totals?by=episode&limit=3&order=plays&period=all';
  const { next } = await jsonOf<TotalsAnswer>(ask(path, wide));
  assert.ok(next);
  const range = { from: '2026-03-01', to: '2026-03-10' };
  const narrow = { ...scope('series:algebra'), range, metrics: ['plays' as const] };
  const cursor = `cursor=${encodeURIComponent(next)}`;
  assert.equal(await codeOf(await ask(`${path}&${cursor}`, narrow), 404), 'unknown-organization');
  const answer = await jsonOf<TotalsAnswer>(ask(`${ALGEBRA}/totals?limit=3&order=plays&${cursor}`, narrow));
  assert.deepEqual(answer.range, range);
  for (const { id } of answer.items) assert.match(id, /^a\d$/);
  assert.equal((await ask(`${ALGEBRA}/totals?order=visitors&${cursor}`, narrow)).status, 403);
  const lists = await jsonOf<EpisodePage>(ask('/api/v1/episodes?limit=3', wide));
  const own = await jsonOf<EpisodePage>(ask(`/api/v1/episodes?limit=100&cursor=${lists.next}`, narrow));
  for (const { id } of own.items) assert.match(id, /^(a\d)$/);
});

test('no file holds more than the answer it is made from', async () => {
  const range = { from: '2026-03-01', to: '2026-03-10' };
  const narrow = { ...scope('series:algebra'), range, metrics: ['plays' as const] };
  for (const format of ['csv', 'svg']) {
    const text = await (await ask(`${ALGEBRA}/timeline.${format}`, narrow)).text();
    assert.doesNotMatch(text, /visitor|finish/i, format);
    assert.doesNotMatch(text, /2026-02|2026-03-(1[1-9]|[23])/, format);
  }
  for (const format of ['csv', 'xlsx', 'svg', 'png']) {
    for (const query of ['metrics=visitors', 'from=2026-02-01&to=2026-03-05', 'metrics=plays,finishes'])
      assert.equal((await ask(`${ALGEBRA}/timeline.${format}?${query}`, narrow)).status, 403, format + query);
    assert.equal((await ask(`/api/v1/stats/series/history/timeline.${format}`, narrow)).status, 404);
  }
});

test('an origin that looks like another is another', async () => {
  const limits = { ...scope('organization'), origins: ['https://example.org'] };
  const allowed = await guardedApp({ access: { origins: ['https://example.org'] } });
  const headers = bearer(await tokenFor(limits));
  const with_ = (Origin: string) =>
    allowed.request(`${ALGEBRA}/timeline`, { headers: { ...headers, Origin } });
  const good = await with_('https://example.org');
  assert.equal(good.status, 200);
  assert.equal(good.headers.get('access-control-allow-origin'), 'https://example.org');
  const others = [
    'https://evilexample.org',
    'https://example.org.evil.test',
    'https://www.example.org',
    'http://example.org',
    'https://example.org:443',
    'https://example.org:8443',
    'https://example.org/',
    'https://EXAMPLE.org',
    'https://example.org.',
    'https://example.org, https://evil.test',
    'https://evil.test https://example.org',
    'https://user@example.org',
    'https://example.org%00.evil.test',
    'https://example.org\\evil.test',
    'null',
    'file://',
    '*',
    '',
  ];
  for (const Origin of others) {
    const response = await with_(Origin);
    assert.equal(response.headers.get('access-control-allow-origin'), null, Origin);
    assert.match(response.headers.get('vary') ?? '', /Origin/, Origin);
    assert.equal(await codeOf(response, 403), 'token-other-origin', Origin);
  }
});

test('the host that somebody writes is not believed to be ours', async () => {
  const limits = { ...scope('organization'), origins: ['https://lms.example.org'] };
  const evil = { Origin: 'https://evil.test' };
  for (const headers of [
    { ...evil, 'X-Forwarded-Host': 'evil.test', 'X-Forwarded-Proto': 'https' },
    { ...evil, Forwarded: 'host=evil.test;proto=https' },
    { ...evil, 'X-Original-Host': 'evil.test' },
    { ...evil, Referer: 'http://localhost/' },
  ])
    assert.equal(await codeOf(await ask(`${ALGEBRA}/timeline`, limits, headers), 403), 'token-other-origin');
});

test('a token in an address is passed over where one is in the header, and in batches', async () => {
  const life = { now: NOW, expires: seconds(600) };
  const picture = await signedPicturePath(KEYS, `${ALGEBRA}/timeline.svg`, scope('series:algebra'), life);
  assert.equal((await app.request(picture.path)).status, 200);
  assert.equal(await codeOf(await ask(picture.path, scope('series:history')), 404), 'unknown-series');
  assert.equal(
    await codeOf(await app.request(picture.path, { headers: bearer('x') }), 401),
    'token-unreadable',
  );
  const twice = `${picture.path}&token=${await tokenFor(scope('organization'))}`;
  assert.equal((await app.request(twice)).status, 400);
  const wide = await tokenFor(scope('organization'));
  for (const path of [
    picture.path,
    `${ALGEBRA}/timeline?token=${wide}`,
    `${ALGEBRA}/timeline.csv?token=${wide}`,
  ]) {
    const body = JSON.stringify({
      token: await tokenFor(scope('series:history')),
      questions: [{ id: '0', path }],
    });
    const response = await app.request('/api/v1/batch', { method: 'POST', body, headers: bearer(wide) });
    const { status } = JSON.parse(await response.text()) as BatchLine;
    assert.ok(status === 400 || status === 404, `${path} ${status}`);
  }
});

test('what stands in a token or an address begins no header of its own', async () => {
  const catalog = createCatalog({
    organization: smallCatalog().organization,
    series: [
      {
        id: 'x\r\nSet-Cookie: a=b',
        title: 'T\r\nSet-Cookie: c=d"; filename=evil.html',
        organizers: [],
        date: null,
      },
    ],
    episodes: [],
  });
  const other = await guardedApp({ deps: { catalog: () => catalog } });
  const limits = { ...scope('series:x\r\nSet-Cookie: a=b'), sub: 'a\r\nSet-Cookie: e=f' };
  const path = `/api/v1/stats/series/${encodeURIComponent('x\r\nSet-Cookie: a=b')}/timeline.csv`;
  const response = await other.request(path, { headers: bearer(await tokenFor(limits)) });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('set-cookie'), null);
  assert.doesNotMatch(response.headers.get('content-disposition') ?? '', /[\r\n]|"; filename=evil/);
});

test('a clock that jumps opens nothing that was closed', async () => {
  let now = NOW;
  const jumping = await guardedApp({ deps: { clock: () => now } });
  const token = await tokenFor(scope('organization'));
  const code = async () => {
    const response = await jumping.request(`${ALGEBRA}/timeline`, { headers: bearer(token) });
    return response.status === 200 ? 'ok' : ((await response.json()) as Problem).code;
  };
  assert.equal(await code(), 'ok');
  now = new Date(NOW.getTime() + 365 * 86_400_000);
  assert.equal(await code(), 'token-expired');
  now = new Date(NOW.getTime() - 365 * 86_400_000);
  assert.equal(await code(), 'token-not-yet-valid');
  now = NOW;
  assert.equal(await code(), 'ok');
  assert.ok(
    (await jsonOf<TimelineAnswer>(jumping.request(`${ALGEBRA}/timeline`, { headers: bearer(token) }))).range,
  );
});
