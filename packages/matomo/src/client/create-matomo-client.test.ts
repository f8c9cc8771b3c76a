import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  clientOf,
  fakeMatomo,
  handTimers,
  host,
  segments,
  SITE,
  TOKEN,
  video,
  watchedAt,
} from '../fake/invented-site.fixture.ts';
import { createMatomoClient, type MatomoClient, type MatomoClientOptions } from './create-matomo-client.ts';
import { MatomoError, type MatomoErrorCode } from './matomo-error.ts';
import type { Fetch } from './post.ts';

const DAY = '2026-11-19';
const days = new Map([
  [
    DAY,
    [
      host(video(watchedAt('a'), 4, { segments: segments(15, 4, 2) }), video(watchedAt('b'), 0)),
      host(video('/live', 2)),
    ],
  ],
]);

describe('createMatomoClient', () => {
  it('reads hosts, their videos and the segments of a video, each as Matomo numbers them', async () => {
    const client = clientOf(fakeMatomo({ days }));
    const hosts = await client.hosts(DAY);
    assert.deepEqual(
      hosts.map(({ plays, subtable }) => [plays, subtable]),
      [
        [4, 1],
        [2, 2],
      ],
    );
    const [first] = await client.videos(DAY, 1);
    assert.deepEqual(first, {
      label: watchedAt('a'),
      plays: 4,
      visitors: 4,
      finishes: 2,
      subtable: 3,
      length: null,
    });
    assert.deepEqual(await client.segments(DAY, 3), [
      { label: '00:00:15', plays: 4 },
      { label: '00:00:30', plays: 2 },
    ]);
  });

  it('never asks for videos that nobody played', async () => {
    assert.equal((await clientOf(fakeMatomo({ days })).videos(DAY, 1)).length, 1);
  });

  it('gets every row, not only a hundred', async () => {
    const many = Array.from({ length: 230 }, (_, i) => video(watchedAt(`e${i}`), 1));
    const client = clientOf(fakeMatomo({ days: new Map([[DAY, [host(...many)]]]) }));
    assert.equal((await client.videos(DAY, 1)).length, 230);
  });

  it('knows nothing of a day on which nothing was counted', async () => {
    const client = clientOf(fakeMatomo());
    assert.deepEqual([await client.hosts(DAY), await client.segments(DAY, 9)], [[], []]);
  });

  it('knows version and site', async () => {
    const client = clientOf(fakeMatomo({ timeZone: 'Europe/Berlin' }));
    assert.equal(await client.version(), '5.1.0');
    assert.deepEqual(await client.site(), { name: 'Lecture videos', timeZone: 'Europe/Berlin' });
  });

  it('reads a site that is no list', async () => {
    const client = answering(() => json({ idsite: 3, name: 'x', timezone: 'UTC' }));
    assert.deepEqual(await client.site(), { name: 'x', timeZone: 'UTC' });
  });

  for (const uri of [
    'https://a.example/matomo',
    'https://a.example/matomo/',
    'https://a.example/matomo/index.php',
  ]) {
    it(`keeps the path of ${uri}`, async () => {
      const fake = fakeMatomo({ days, path: '/matomo' });
      assert.equal((await clientOf(fake, { uri }).hosts(DAY)).length, 2);
    });
  }

  it('puts nothing into the address, the token least of all', async () => {
    let seen: { url: string; init: RequestInit } | undefined;
    await answering((url, init) => ((seen = { url, init }), json([]))).hosts(DAY);
    assert.equal(seen?.url, 'https://matomo.example.org/index.php');
    assert.deepEqual([seen.init.method, seen.init.redirect], ['POST', 'manual']);
    const body = seen.init.body as URLSearchParams;
    assert.equal(body.get('token_auth'), TOKEN);
    assert.equal(body.get('idSite'), String(SITE));
  });

  it('a token in an address is refused by the fake, as by Matomo', async () => {
    const { app } = fakeMatomo({ days });
    const query = new URLSearchParams({ module: 'API', method: 'API.getMatomoVersion', token_auth: TOKEN });
    const response = await app.request(`https://matomo.example.org/index.php?${String(query)}`);
    assert.match(await response.text(), /sent as a POST parameter/);
  });

  const failures: readonly (readonly [string, Fetch, MatomoErrorCode, RegExp])[] = [
    ['a wrong token', () => refusal(AUTH, 401), 'wrong-token', /collect\.matomo\.token/],
    ['a wrong token with 200', () => refusal(AUTH), 'wrong-token', /expired/],
    ['401 without a word', () => new Response('', { status: 401 }), 'wrong-token', /collect\.matomo\.token/],
    [
      'a token without the permission',
      () => refusal("You can't access this resource as it requires 'view' access for the website id = 3."),
      'no-access',
      /site 3 .*view permission/,
    ],
    [
      'the same in another language',
      () => refusal('Sie haben keinen Zugriff auf diese Ressource (view) für website id = 3.'),
      'no-access',
      /site 3/,
    ],
    [
      'a site that is not there',
      () => refusal("An unexpected website was found in the request: website id was set to '3' ."),
      'no-such-site',
      /no site 3.*collect\.matomo\.siteId/,
    ],
    [
      'a Matomo without the plugin',
      () =>
        refusal(
          'The plugin MediaAnalytics is not enabled. You can activate the plugin on Settings > Plugins page.',
        ),
      'plugin-missing',
      /Media Analytics/,
    ],
    [
      'a plugin without the report',
      () =>
        refusal("The method 'getVideoResources' does not exist or is not available in the module '\\Piwik'."),
      'plugin-missing',
      /licence/,
    ],
    [
      'another refusal',
      () => refusal('SQLSTATE[HY000]: server has gone away'),
      'refused',
      /getVideoResources: SQLSTATE/,
    ],
    ['a refusal without a reason', () => refusal(''), 'refused', /does not say why/],
    ['a web page', () => page('<!DOCTYPE html><title>Sign in</title>'), 'web-page', /collect\.matomo\.uri/],
    ['a page with 404', () => page('<html>', 404), 'web-page', /web page/],
    ['text', () => new Response('OK'), 'unexpected-answer', /not JSON: OK/],
    ['half an answer', () => new Response('[{"label":"a"'), 'unexpected-answer', /not JSON/],
    ['JSON of another shape', () => json({ '2026-11-19': [] }), 'unexpected-answer', /another shape/],
    ['a list of other things', () => json([1, 'a']), 'unexpected-answer', /another shape/],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://b.example/login?token=1' } }),
      'unexpected-answer',
      /redirect to https:\/\/b\.example\/login\./,
    ],
    ['404 as text', () => new Response('no', { status: 404 }), 'unexpected-answer', /status 404 no/],
    ['429', () => new Response('', { status: 429 }), 'busy', /requestsPerSecond/],
    ['500', () => page('<h1>boom</h1>', 500), 'failing', /status 500.*its own log/],
    ['an endless answer', () => new Response('x'.repeat(2_000)), 'too-large', /larger than 0 MB/],
  ];
  for (const [what, fetch, code, sentence] of failures) {
    it(`calls ${what} ${code}`, async () => {
      const error = await failing(answering(fetch, { maxBytes: 1_000 }).hosts(DAY));
      assert.equal(error.code, code);
      assert.match(error.message, sentence);
    });
  }

  it('names a server that is not there', async () => {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const error = await failing(
      answering(() => Promise.reject(new TypeError('fetch failed', { cause }))).hosts(DAY),
    );
    assert.deepEqual(
      [error.code, /matomo\.example\.org .*\(ECONNREFUSED\)/.test(error.message)],
      ['unreachable', true],
    );
  });

  it('gives up on a server that does not answer, and on one that never ends', async () => {
    const stuck = () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }));
    for (const fetch of [() => new Promise<Response>(() => {}), stuck]) {
      const error = await failing(answering(fetch, { timeoutMs: 5 }).hosts(DAY));
      assert.equal(error.code, 'timeout');
      assert.match(error.message, /collect\.matomo\.timeout/);
    }
  });

  it('repeats the token in no sentence', async () => {
    const error = await failing(answering(() => refusal(`No session for ${TOKEN} today`)).hosts(DAY));
    assert.match(error.message, /No session for … today/);
    const other = await failing(answering(() => new Response(`?token_auth=${TOKEN}`)).hosts(DAY));
    assert.ok(!other.message.includes(TOKEN));
  });

  for (const uri of [
    '',
    'matomo.example.org',
    'ftp://a.example',
    'https://a.example/?module=API',
    'javascript:1',
  ]) {
    it(`does not take ${JSON.stringify(uri)} for an address`, () => {
      assert.throws(() => answering(() => json([]), { uri }), { code: 'bad-address' });
    });
  }

  it('does not begin without a token', () => {
    assert.throws(() => answering(() => json([]), { token: '' }), { code: 'wrong-token' });
  });
});

describe('trying again', () => {
  const passing: readonly (readonly [string, () => Response | Promise<Response>])[] = [
    ['a failure', () => new Response('', { status: 503 })],
    ['a refused connection', () => Promise.reject(new TypeError('fetch failed'))],
    ['a lost database', () => refusal('SQLSTATE[HY000]')],
  ];
  for (const [what, fail] of passing) {
    it(`sits out ${what}`, async () => {
      let asked = 0;
      const client = answering(() => (++asked < 3 ? fail() : json([])));
      assert.deepEqual([await client.hosts(DAY), asked], [[], 3]);
    });
  }

  it('waits as long as Matomo asks for', async () => {
    const timers = handTimers();
    let asked = 0;
    const busy = () => new Response('', { status: 429, headers: { 'retry-after': '17' } });
    await answering(() => (++asked === 1 ? busy() : json([])), { timers }).hosts(DAY);
    assert.deepEqual(timers.pauses, [17_000]);
  });

  it('gets through a Matomo that limits its callers', async () => {
    const timers = handTimers();
    const fake = fakeMatomo({ days, perSecond: 2, now: timers.now });
    const client = clientOf(fake, { timers });
    for (let i = 0; i < 7; i++) assert.equal((await client.hosts(DAY)).length, 2);
    assert.ok(fake.calls.length > 7, 'some were refused');
  });

  it('does not repeat what would be answered the same way', async () => {
    let asked = 0;
    await failing(answering(() => ((asked += 1), refusal(AUTH))).hosts(DAY));
    assert.equal(asked, 1);
  });

  it('ends at once when it is told to', async () => {
    const controller = new AbortController();
    const client = answering(() => (controller.abort(), new Promise(() => {})));
    assert.equal((await failing(client.hosts(DAY, controller.signal))).code, 'aborted');
    assert.equal((await failing(client.hosts(DAY, controller.signal))).code, 'aborted');
  });
});

const AUTH = 'Unable to authenticate with the provided token. It is either invalid or expired.';

function answering(fetch: Fetch, options: Partial<MatomoClientOptions> = {}): MatomoClient {
  return createMatomoClient({
    ...{ uri: 'https://matomo.example.org', siteId: SITE, token: TOKEN, attempts: 3 },
    ...{ ratePerSecond: 1_000, timers: handTimers(), fetch, ...options },
  });
}

async function failing(work: Promise<unknown>): Promise<MatomoError> {
  const error: unknown = await work.then(
    () => assert.fail('it should have failed'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof MatomoError);
  return error;
}

function json(value: unknown): Response {
  return Response.json(value);
}

function refusal(message: string, status = 200): Response {
  return Response.json({ result: 'error', message }, { status });
}

function page(text: string, status = 200): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/html' } });
}
