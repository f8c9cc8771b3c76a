import assert from 'node:assert/strict';
import test from 'node:test';
import type { BatchLine, Problem } from '@oc-stats/contract';
import { bearer, codeOf, guardedApp, jsonOf, scope, seconds, tokenFor } from './access.fixture.ts';
import type { Limits } from './token/claims.ts';
import { configuredKeys } from './token/configured-keys.ts';
import { memoryRevocations } from './token/revocations.ts';

const app = await guardedApp();
const ALGEBRA = '/api/v1/stats/series/algebra';

const ask = async (path: string, limits: Limits, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { ...bearer(await tokenFor(limits)), ...headers } });

test('a token in a batch is looked at once, and wins over the one in the header', async () => {
  const questions = ['/api/v1/stats/series/history/timeline', `${ALGEBRA}/timeline`].map((path, index) => ({
    id: String(index),
    path,
  }));
  const post = (token: string | undefined, headers: Record<string, string>) =>
    app.request('/api/v1/batch', { method: 'POST', body: JSON.stringify({ token, questions }), headers });
  const header = bearer(await tokenFor(scope('organization')));
  const response = await post(await tokenFor(scope('series:history')), header);
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as BatchLine);
  const found = lines
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ status, body }) => [status, (body as Problem).code]);
  assert.deepEqual(found, [
    [200, undefined],
    [404, 'unknown-series'],
  ]);
  assert.equal(await codeOf(await post('nonsense', header), 401), 'token-unreadable');
  assert.equal(await codeOf(await post(undefined, {}), 401), 'token-missing');
});

test('each bad token is told apart', async () => {
  const revocations = memoryRevocations();
  const strict = await guardedApp({ parts: { revocations } });
  const other = configuredKeys([
    { id: 'one', algorithm: 'HS256', secret: 'another secret of tests, long enough' },
  ]);
  const unknown = configuredKeys([
    { id: 'two', algorithm: 'HS256', secret: 'another secret of tests, long enough' },
  ]);
  const all = scope('organization');
  const revoked = await tokenFor(all);
  const { jti } = JSON.parse(Buffer.from(revoked.split('.')[1] ?? '', 'base64url').toString()) as {
    jti: string;
  };
  await revocations.revoke(jti, seconds(7_200));
  const cases = [
    [{}, 'token-missing'],
    [{ Authorization: 'Basic dXNlcjpwYXNz' }, 'token-missing'],
    [{ Authorization: 'Bearer' }, 'token-unreadable'],
    [{ Authorization: 'Bearer ' }, 'token-unreadable'],
    [bearer('nonsense'), 'token-unreadable'],
    [bearer(await tokenFor(all, { from: -100, to: -50 })), 'token-expired'],
    [bearer(await tokenFor(all, { from: 100 })), 'token-not-yet-valid'],
    [bearer(await tokenFor(all, { keys: other })), 'token-bad-signature'],
    [bearer(await tokenFor(all, { keys: unknown })), 'token-unknown-key'],
    [bearer(revoked), 'token-revoked'],
  ] as const;
  for (const [headers, code] of cases)
    assert.equal(await codeOf(await strict.request(`${ALGEBRA}/timeline`, { headers }), 401), code);
  const fine = await strict.request(`${ALGEBRA}/timeline`, {
    headers: { authorization: `bearer   ${await tokenFor(all)}` },
  });
  assert.equal(fine.status, 200);
});

test('a token for some pages is taken from these only', async () => {
  const limits = { ...scope('organization'), origins: ['https://lms.example.org'] };
  const cases = [
    [{ Origin: 'https://lms.example.org' }, 200],
    [{ Origin: 'https://lms.example.org:444' }, 403],
    [{ Origin: 'http://lms.example.org' }, 403],
    [{ Origin: 'https://evil.example.org' }, 403],
    [{ Origin: 'null' }, 403],
    // The page in a frame is one of this service, and says so.
    [{ Origin: 'http://localhost' }, 200],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 200],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'none' }, 403],
    [{ Origin: 'https://evil.example.org', 'Sec-Fetch-Site': 'same-origin' }, 403],
    [{}, 403],
  ] as const;
  for (const [headers, status] of cases) {
    const response = await ask(`${ALGEBRA}/timeline`, limits, headers);
    if (status === 200) await jsonOf(response);
    else assert.equal(await codeOf(response, 403), 'token-other-origin', JSON.stringify(headers));
  }
  const questions = [{ id: '0', path: `${ALGEBRA}/timeline` }];
  const post = async (Origin: string) =>
    app.request('/api/v1/batch', {
      method: 'POST',
      body: JSON.stringify({ token: await tokenFor(limits), questions }),
      headers: { Origin },
    });
  assert.equal((await post('https://lms.example.org')).status, 200);
  assert.equal(await codeOf(await post('https://evil.example.org'), 403), 'token-other-origin');
});

test('an app that should know who asks, and was not given what it takes, does not start', async () => {
  for (const mode of ['token', 'opencast'] as const)
    await assert.rejects(guardedApp({ access: { mode }, deps: { access: undefined as never } }), RangeError);
  await assert.rejects(guardedApp({ access: { mode: 'opencast' } }), /session/);
});
