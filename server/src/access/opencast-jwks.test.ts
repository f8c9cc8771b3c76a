import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import test from 'node:test';
import { bearer, codeOf } from './access.fixture.ts';
import { jwkOf, jwksServer, jwt, PAIR, sendKeys, type Said } from './jwt.fixture.ts';
import { ORGANIZATION, series, seriesPath, site } from './opencast-site.fixture.ts';

test('keys are fetched from where the LMS publishes them, and their loss is not the fault of the token', async (context) => {
  const { jwksUri, asked } = await jwksServer(context, (response) =>
    sendKeys(response, [jwkOf(PAIR, 'lms')]),
  );
  const { app } = await site({ jwt: { jwksUri, algorithm: 'ES256' } });
  const ask = async (said: Said = {}) =>
    app.request(seriesPath(series.id), { headers: bearer(await jwt(said)) });
  const all = await Promise.all([ask(), ask(), ask()]);
  assert.deepEqual(
    all.map(({ status }) => status),
    [200, 200, 200],
  );
  assert.equal(asked(), 1);
  assert.equal(await codeOf(await ask({ header: { kid: 'unknown' } }), 401), 'token-unknown-key');
  const closed = await site({ jwt: { jwksUri: 'http://127.0.0.1:1/keys', algorithm: 'ES256' } });
  const response = await closed.app.request(ORGANIZATION, { headers: bearer(await jwt()) });
  assert.equal(await codeOf(response, 503), 'sign-in-unavailable');
});

test('tokens that are made up do not make this service ask for keys again and again', async (context) => {
  const { jwksUri, asked } = await jwksServer(context, (response) =>
    sendKeys(response, [jwkOf(PAIR, 'lms')]),
  );
  const { app } = await site({ jwt: { jwksUri, algorithm: 'ES256' } });
  const ask = async (kid: string) =>
    app.request(ORGANIZATION, { headers: bearer(await jwt({ header: { kid } })) });
  for (let index = 0; index < 20; index++)
    assert.equal(await codeOf(await ask(`made-up-${index}`), 401), 'token-unknown-key');
  assert.equal(asked(), 1);

  const broken = await jwksServer(context, (response) => response.writeHead(500).end());
  const without = await site({ jwt: { jwksUri: broken.jwksUri, algorithm: 'ES256' } });
  for (let index = 0; index < 20; index++) {
    const response = await without.app.request(ORGANIZATION, { headers: bearer(await jwt()) });
    assert.equal(await codeOf(response, 503), 'sign-in-unavailable');
  }
  assert.equal(broken.asked(), 1, 'a failure is remembered for a moment');
});

test('keys that were changed are known after half a minute, whichever way the clock went', async (context) => {
  const next = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let keys = [jwkOf(PAIR, 'lms')];
  const { jwksUri } = await jwksServer(context, (response) => sendKeys(response, keys));
  let now = 1_000_000;
  context.mock.method(performance, 'now', () => now);
  const { app } = await site({ jwt: { jwksUri, algorithm: 'ES256' } });
  const ask = async (said: Said = {}) =>
    app.request(seriesPath(series.id), { headers: bearer(await jwt(said)) });
  const fresh = { header: { kid: 'next' }, key: next.privateKey };
  assert.equal((await ask()).status, 200);
  keys = [jwkOf(next, 'next')];
  assert.equal(await codeOf(await ask(fresh), 401), 'token-unknown-key');
  now += 31_000;
  assert.equal((await ask(fresh)).status, 200);
  assert.equal(
    await codeOf(await ask(), 401),
    'token-unknown-key',
    'what was withdrawn is not taken any more',
  );
});

test('keys that were withdrawn are taken for ten minutes at most, also while the LMS is away', async (context) => {
  let isAway = false;
  const { jwksUri } = await jwksServer(context, (response) =>
    isAway ? response.writeHead(503).end() : sendKeys(response, [jwkOf(PAIR, 'lms')]),
  );
  let now = 1_000_000;
  context.mock.method(performance, 'now', () => now);
  const { app } = await site({ jwt: { jwksUri, algorithm: 'ES256' } });
  const ask = async () => app.request(seriesPath(series.id), { headers: bearer(await jwt()) });
  assert.equal((await ask()).status, 200);
  isAway = true;
  now += 599_000;
  assert.equal((await ask()).status, 200);
  now += 2_000;
  assert.equal(await codeOf(await ask(), 503), 'sign-in-unavailable');
  isAway = false;
  now += 3_000;
  assert.equal((await ask()).status, 200);
});

test('keys are not waited for without end, and not read without end', async (context) => {
  const huge = await jwksServer(context, (response) => {
    response.setHeader('Content-Type', 'application/json').write('{"keys":[');
    const chunk = `${JSON.stringify({ kty: 'EC', filler: 'x'.repeat(1_000) })},`.repeat(100);
    const more = () => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  });
  const without = await site({ jwt: { jwksUri: huge.jwksUri, algorithm: 'ES256' } });
  const response = await without.app.request(ORGANIZATION, { headers: bearer(await jwt()) });
  assert.equal(await codeOf(response, 503), 'sign-in-unavailable');

  for (const text of ['', 'null', '[]', '{"keys":7}', '<html>', '{"keys":[null]}']) {
    const odd = await jwksServer(context, (answer) => answer.end(text));
    const { app } = await site({ jwt: { jwksUri: odd.jwksUri, algorithm: 'ES256' } });
    const refused = await app.request(ORGANIZATION, { headers: bearer(await jwt()) });
    assert.equal(await codeOf(refused, 503), 'sign-in-unavailable', text);
  }
});
