import assert from 'node:assert/strict';
import test from 'node:test';
import type { Problem } from '@oc-stats/contract';
import { tokenAnswer } from '@oc-stats/contract/schema';
import { SignJWT } from 'jose';
import { bearer, codeOf, guardedApp, KEYS, scope, seconds, tokenFor } from '../access/access.fixture.ts';
import type { Limits } from '../access/token/claims.ts';
import { memoryRevocations } from '../access/token/revocations.ts';
import { smallApp } from '../app.fixture.ts';

const app = await guardedApp({ access: { token: { longest: 7_200 } } });
const ADMIN = scope('tokens', 'organization');
const ALGEBRA = '/api/v1/stats/series/algebra/timeline';
const HISTORY = '/api/v1/stats/series/history/timeline';

async function post(body: unknown, limits: Limits = ADMIN, life = {}): Promise<Response> {
  return postWith(await tokenFor(limits, life), body);
}

function postWith(token: string, body: unknown): Response | Promise<Response> {
  const headers = bearer(token);
  return app.request('/api/v1/tokens', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  });
}

async function made(body: unknown, limits: Limits = ADMIN, life = {}) {
  return answerOf(await post(body, limits, life));
}

async function answerOf(response: Response) {
  const text = await response.text();
  assert.equal(response.status, 201, text);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  return tokenAnswer.strict().parse(JSON.parse(text));
}

const revoked = async (jti: string, by: string): Promise<Response> =>
  app.request(`/api/v1/tokens/${encodeURIComponent(jti)}`, { method: 'DELETE', headers: bearer(by) });

const claimsIn = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

const jtiOf = (token: string) => String(claimsIn(token)['jti']);

test('a token for a page is made, used and taken back', async () => {
  const lms = await tokenFor(ADMIN);
  const wanted = { scope: ['series:algebra'], expires: 'PT30M', sub: 'course 7' };
  const { token, jti, expires } = await answerOf(await postWith(lms, wanted));
  assert.equal(expires, seconds(1_800).toISOString());
  const ask = (path: string) => app.request(path, { headers: bearer(token) });
  assert.equal((await ask(ALGEBRA)).status, 200);
  assert.equal((await ask(HISTORY)).status, 404);
  assert.equal(await codeOf(await postWith(token, '{}'), 403), 'token-may-not-mint');
  assert.equal((await ask(ALGEBRA)).status, 200);
  assert.equal((await revoked(jti, lms)).status, 204);
  assert.equal(await codeOf(await ask(ALGEBRA), 401), 'token-revoked');
});

test('a token takes back what it made, and itself; of others it cannot even tell whether they exist', async () => {
  const lms = await tokenFor(ADMIN);
  const neighbour = await tokenFor(ADMIN);
  const page = await answerOf(await postWith(lms, { scope: ['organization'] }));
  const works = async (token: string) => (await app.request(ALGEBRA, { headers: bearer(token) })).status;

  assert.equal(await codeOf(await revoked(page.jti, page.token), 403), 'token-may-not-mint');
  const refused = await revoked(page.jti, neighbour);
  const text = await refused.text();
  assert.equal(refused.status, 403);
  const { code, detail } = JSON.parse(text) as Problem;
  assert.deepEqual(
    [code, detail],
    [
      'token-may-not-mint',
      'It takes back itself and what it made; for others there is "oc-stats token revoke".',
    ],
  );
  for (const jti of [jtiOf(lms), 'nobody', `${jtiOf(lms)}~`, `${jtiOf(neighbour)}`.toUpperCase()])
    assert.equal(await (await revoked(jti, neighbour)).text(), text, jti);
  assert.deepEqual([await works(page.token), await works(lms), await works(neighbour)], [200, 200, 200]);

  assert.equal((await revoked(jtiOf(neighbour), neighbour)).status, 204);
  assert.deepEqual([await works(page.token), await works(lms), await works(neighbour)], [200, 200, 401]);
});

test('with a token that makes tokens those that it made end as well', async () => {
  const lms = await tokenFor(ADMIN);
  const picture = '/api/v1/stats/series/algebra/timeline.svg';
  const page = await answerOf(await postWith(lms, { scope: ['organization'] }));
  const { path = '' } = await answerOf(await postWith(lms, { scope: ['organization'], path: picture }));
  const neighbour = await made({ scope: ['organization'] });
  assert.equal((await app.request(path)).status, 200);
  assert.equal((await revoked(jtiOf(lms), lms)).status, 204);
  assert.equal(
    await codeOf(await app.request(ALGEBRA, { headers: bearer(page.token) }), 401),
    'token-revoked',
  );
  assert.equal(await codeOf(await app.request(path), 401), 'token-revoked');
  assert.equal((await app.request(ALGEBRA, { headers: bearer(neighbour.token) })).status, 200);
});

test('a token whose id leaves no room for those that it would make makes none', async () => {
  const { sign } = await KEYS.signing();
  const now = seconds(0).getTime() / 1_000;
  const claims = { iss: 'lms', aud: 'oc-stats', iat: now, exp: now + 600, scope: ['tokens', 'organization'] };
  const withId = (jti: string) =>
    new SignJWT({ ...claims, jti }).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(sign);
  const long = await postWith(await withId('x'.repeat(161)), { scope: ['organization'] });
  assert.equal(await codeOf(long, 403), 'token-may-not-mint');
  const page = await answerOf(await postWith(await withId('x'.repeat(160)), { scope: ['organization'] }));
  assert.equal((await app.request(ALGEBRA, { headers: bearer(page.token) })).status, 200);
});

test('what is not said is what the token that asks has', async () => {
  const limits: Limits = {
    ...scope('tokens', 'series:algebra'),
    metrics: ['plays', 'finishes'],
    range: { from: '2026-01-01', to: '2026-03-01' },
    origins: ['https://lms.example.org'],
  };
  const headers = { ...bearer(await tokenFor(limits)), Origin: 'https://lms.example.org' };
  const mint = (body: object) =>
    app.request('/api/v1/tokens', { method: 'POST', body: JSON.stringify(body), headers });
  const { token } = (await (await mint({ scope: ['episode:a1'] })).json()) as { token: string };
  const { scope: scopes, metrics, range, origins } = claimsIn(token);
  assert.deepEqual(
    { scopes, metrics, range, origins },
    { scopes: ['episode:a1'], metrics: limits.metrics, range: limits.range, origins: limits.origins },
  );
  const less = { scope: ['episode:a1'], metrics: ['plays'], range: { from: '2026-02-01' } };
  const narrowed = claimsIn(((await (await mint(less)).json()) as { token: string }).token);
  assert.deepEqual(
    [narrowed['metrics'], narrowed['range']],
    [['plays'], { from: '2026-02-01', to: '2026-03-01' }],
  );
  const more = [
    { scope: ['organization'] },
    { scope: ['series:history'] },
    { scope: ['episode:h1'] },
    { scope: ['episode:nobody'] },
    { scope: ['series:algebra', 'series:history'] },
    { scope: ['tokens'] },
    { scope: ['series:algebra'], metrics: ['plays', 'visitors'] },
    { scope: ['series:algebra'], range: { from: '2025-12-31' } },
    { scope: ['series:algebra'], range: { to: '2026-03-02' } },
    { scope: ['series:algebra'], range: { from: '2026-04-01' } },
    { scope: ['series:algebra'], origins: ['https://lms.example.org', 'https://other.example.org'] },
  ];
  for (const body of more)
    assert.equal(await codeOf(await mint(body), 403), 'token-may-not-mint', JSON.stringify(body));
});

test('even who may see everything makes no token that makes tokens', async () => {
  assert.equal(await codeOf(await post({ scope: ['organization', 'tokens'] }), 403), 'token-may-not-mint');
});

test('a token lasts as long as it may, and no longer than the one it comes from', async () => {
  assert.equal((await made({ scope: ['organization'] })).expires, seconds(3_600).toISOString());
  const long = { to: 30 * 86_400 };
  assert.equal((await made({ scope: ['organization'] }, ADMIN, long)).expires, seconds(7_200).toISOString());
  assert.equal(
    (await made({ scope: ['organization'], expires: 'PT2H' }, ADMIN, long)).expires,
    seconds(7_200).toISOString(),
  );
  for (const [expires, life] of [
    ['PT3H', long],
    ['PT2H', {}],
    ['P365D', long],
  ] as const)
    assert.equal(
      await codeOf(await post({ scope: ['organization'], expires }, ADMIN, life), 403),
      'token-may-not-mint',
    );
});

test('an address of a picture is made, and of nothing else', async () => {
  const picture = '/api/v1/stats/series/algebra/timeline.png?period=P30D';
  const { path = '' } = await made({ scope: ['series:algebra'], path: picture, expires: 'PT10M' });
  assert.ok(path.startsWith(`${picture}&token=`));
  const shown = await app.request(path);
  assert.equal(shown.status, 200);
  assert.equal(shown.headers.get('content-type'), 'image/png');
  assert.equal(shown.headers.get('cache-control'), 'private, no-cache');
  for (const other of [
    '/api/v1/series',
    '/api/v1/tokens',
    '/',
    '/x.png',
    'https://evil.example/api/v1/stats/a/b/c.png',
  ])
    assert.equal(
      await codeOf(await post({ scope: ['series:algebra'], path: other }), 400),
      'bad-body',
      other,
    );
  // An address that leads elsewhere is made relative to this service.
  const { path: own } = await made({
    scope: ['series:algebra'],
    path: '//evil.example/api/v1/stats/series/algebra/timeline.svg',
  });
  assert.match(own ?? '', /^\/api\/v1\/stats\/series\/algebra\/timeline\.svg\?token=/);
});

test('bodies that are none', async () => {
  const bodies = [
    '',
    '{',
    'null',
    {},
    { scope: [] },
    { scope: ['course:1'] },
    { scope: 'organization' },
    { scope: ['organization'], metric: ['plays'] },
    { scope: ['organization'], metrics: ['likes'] },
    { scope: ['organization'], origins: ['https://lms.example.org/path'] },
    { scope: ['organization'], origins: ['null'] },
    { scope: ['organization'], expires: '1h' },
    { scope: ['organization'], expires: 'PT0S' },
    { scope: ['organization'], expires: 'P1Y' },
    { scope: ['organization'], range: { from: '2026-02-30' } },
  ];
  for (const body of bodies)
    assert.equal(await codeOf(await post(body), 400), 'bad-body', JSON.stringify(body));
  const reversed = { scope: ['organization'], range: { from: '2026-02-02', to: '2026-02-01' } };
  assert.equal(await codeOf(await post(reversed), 400), 'range-reversed');
  assert.equal(await codeOf(await post('x'.repeat(70_000)), 413), 'body-too-large');
});

test('nonsense is not revoked, and revoking twice is no failure', async () => {
  const revocations = memoryRevocations();
  const other = await guardedApp({ parts: { revocations } });
  const lms = await tokenFor(ADMIN);
  const revoke = (jti: string) =>
    other.request(`/api/v1/tokens/${jti}`, { method: 'DELETE', headers: bearer(lms) });
  const own = `${jtiOf(lms)}~${'0'.repeat(32)}`;
  assert.equal((await revoke(own)).status, 204);
  assert.equal((await revoke(own)).status, 204);
  assert.equal(revocations.list(seconds(0)).length, 1);
  assert.equal(await codeOf(await revoke('x'.repeat(201)), 404), 'not-found');
});

test('where everybody sees everything there are no tokens', async () => {
  const open = await smallApp();
  for (const [method, path] of [
    ['POST', '/api/v1/tokens'],
    ['DELETE', '/api/v1/tokens/x'],
  ] as const) {
    const response = await open.request(path, { method, ...(method === 'POST' ? { body: '{}' } : {}) });
    assert.equal(response.status, 501);
    assert.equal(((await response.json()) as Problem).code, 'tokens-not-used');
  }
});
