import assert from 'node:assert/strict';
import test from 'node:test';
import { BATCH_PATH, type Problem } from '@oc-stats/contract';
import fc from 'fast-check';
import type { Env } from '../../http/env.ts';
import { NOW } from '../../app.fixture.ts';
import { bearer, codeOf, guardedApp, KEYS, scope, seconds, tokenFor } from '../access.fixture.ts';
import { signedPicturePath } from '../token/picture.ts';
import { clientAddress, networkOf, networkShares } from './network.ts';
import { RateLimit } from './rate-limit.ts';

const [A, B] = [[{ key: 'a' }], [{ key: 'b' }]];

test('so many at once, and then as fast as time goes', () => {
  let now = 0;
  const limit = new RateLimit({ perMinute: 60, burst: 3 }, () => now);
  assert.deepEqual(
    [1, 2, 3].map(() => limit.take(A)),
    [0, 0, 0],
  );
  assert.equal(limit.take(A), 1);
  assert.equal(limit.take(B), 0, 'others are not held back');
  now = 500;
  assert.equal(limit.take(A), 1);
  now = 1_000;
  assert.equal(limit.wait(A), 0);
  assert.equal(limit.take(A), 0);
  assert.equal(limit.take(A, 3), 3, 'waits until there is enough for all of it');
  now = 3_600_000;
  assert.equal(limit.take(A, 100), 0, 'more than fits takes all there is');
  assert.equal(limit.take(A), 1);
});

test('never more than burst and time allow, whatever is asked and whatever the clock does', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ pass: fc.integer({ min: -1_000, max: 5_000 }), cost: fc.integer({ min: 1, max: 5 }) }),
      ),
      (steps) => {
        let now = 0;
        let forward = 0;
        let taken = 0;
        const limit = new RateLimit({ perMinute: 120, burst: 5 }, () => now);
        for (const { pass, cost } of steps) {
          now += pass;
          forward += Math.max(0, pass);
          if (limit.take(A, cost) === 0) taken += cost;
        }
        assert.ok(taken <= 5 + forward * 0.002 + 1e-6);
      },
    ),
  );
});

test('machines of one network count together', () => {
  const same = [
    ['192.0.2.1', '192.0.2.254'],
    ['192.0.2.1', '::ffff:192.0.2.77'],
    ['192.0.2.1:1234', '192.0.2.9'],
    ['2001:db8:1::1', '2001:0db8:0001:0::ffff'],
    ['[2001:db8:1::1]:443', '2001:db8:1::2'],
    ['fe80::1%eth0', 'fe80::2'],
    ['', 'nonsense'],
  ] as const;
  for (const [a, b] of same) assert.equal(networkOf(a), networkOf(b), `${a} ${b}`);
  const others = [
    '192.0.2.1',
    '192.0.3.1',
    '2001:db8:1::1',
    '2001:db8:1:1::1',
    '2001:db8:2::1',
    '::1',
    'x',
  ].map(networkOf);
  assert.equal(new Set(others).size, others.length);
  assert.doesNotMatch(JSON.stringify(networkShares('192.0.2.1')), /192|0\.2/);
});

test('one network of a site does not lock out the others, and all of them together do not ask for ever', () => {
  let now = 0;
  const limit = new RateLimit({ perMinute: 60, burst: 10 }, () => now);
  const takenBy = (address: string) => {
    let taken = 0;
    while (limit.take(networkShares(address)) === 0) taken += 1;
    return taken;
  };
  assert.equal(takenBy('2001:db8:1:1::1'), 10);
  assert.equal(takenBy('2001:db8:1:1::2'), 0, 'another address of the same network');
  assert.equal(takenBy('2001:db8:1:2::1'), 10, 'a newcomer beside it');
  let all = 20;
  for (let network = 3; network < 1_000; network++) all += takenBy(`2001:db8:1:${network.toString(16)}::1`);
  assert.equal(all, 160, 'whoever has a whole site asks as sixteen networks do');
  assert.equal(takenBy('2001:db8:2:1::1'), 10, 'another site');
  now = 1_000;
  assert.equal(takenBy('2001:db8:1:1::1'), 1);
  assert.equal(takenBy('192.0.2.1'), 10);
});

test('the address is what the connection or our own proxy says', () => {
  const forged = '203.0.113.9, 198.51.100.7';
  assert.equal(clientAddress('192.0.2.1', forged, false), '192.0.2.1');
  assert.equal(clientAddress('192.0.2.1', forged, true), '198.51.100.7');
  assert.equal(clientAddress('192.0.2.1', undefined, true), '192.0.2.1');
  assert.equal(clientAddress('192.0.2.1', ' , ', true), '192.0.2.1');
  assert.equal(clientAddress(undefined, undefined, false), '');
});

const PATH = '/api/v1/series/algebra';
const from = (remoteAddress: string): Env['Bindings'] => ({ incoming: { socket: { remoteAddress } } });
const rateLimit = { perMinute: 1, burst: 3 };

async function limited(response: Response): Promise<void> {
  assert.match(response.headers.get('retry-after') ?? '', /^[1-9]\d*$/);
  assert.equal(await codeOf(response, 429), 'too-many-requests');
}

test('in mode open a network is held back, and others are not', async () => {
  const app = await guardedApp({ access: { mode: 'open', rateLimit } });
  for (const last of ['1', '2', '3'])
    assert.equal((await app.request(PATH, {}, from(`192.0.2.${last}`))).status, 200);
  const fourth = await app.request(
    PATH,
    { headers: { Origin: 'https://lms.example.org' } },
    from('192.0.2.4'),
  );
  assert.equal(fourth.headers.get('access-control-allow-origin'), '*', 'the page can read why');
  await limited(fourth);
  assert.equal((await app.request(PATH, {}, from('192.0.3.1'))).status, 200);
  const forged = { headers: { 'X-Forwarded-For': '198.51.100.7' } };
  await limited(await app.request(PATH, forged, from('192.0.2.4')));
  for (const path of ['/livez', '/readyz', '/metrics', '/openapi.json', '/embed/oc-series-stats/algebra'])
    assert.equal((await app.request(path, {}, from('192.0.2.4'))).status, 200, path);
});

test('behind a proxy of ours, its word counts', async () => {
  const app = await guardedApp({ access: { mode: 'open', rateLimit }, trustProxy: true });
  const ask = (forwarded: string) =>
    app.request(PATH, { headers: { 'X-Forwarded-For': forwarded } }, from('127.0.0.1'));
  for (const last of ['1', '2', '3'])
    assert.equal((await ask(`203.0.113.${last}, 192.0.2.${last}`)).status, 200);
  await limited(await ask('203.0.114.9, 192.0.2.9'));
  assert.equal((await ask('192.0.2.1, 198.51.100.1')).status, 200);
});

test('a token is counted wherever it is used, and pays for each question of a batch', async () => {
  const app = await guardedApp({ access: { rateLimit: { perMinute: 1, burst: 5 } } });
  const [one, other] = [await tokenFor(scope('organization')), await tokenFor(scope('organization'))];
  const batch = (token: string, count: number, address: string) =>
    app.request(
      BATCH_PATH,
      {
        method: 'POST',
        body: JSON.stringify({
          token,
          questions: Array.from({ length: count }, (_, id) => ({ id: String(id), path: PATH })),
        }),
      },
      from(address),
    );
  const first = await batch(one, 4, '192.0.2.1');
  assert.equal(
    (await first.text())
      .trimEnd()
      .split('\n')
      .filter((line) => line.includes('"status":200')).length,
    4,
  );
  await limited(await batch(one, 2, '198.51.100.1'));
  assert.equal((await app.request(PATH, { headers: bearer(one) }, from('198.51.100.1'))).status, 200);
  await limited(await app.request(PATH, { headers: bearer(one) }, from('203.0.113.1')));
  assert.equal((await app.request(PATH, { headers: bearer(other) }, from('192.0.2.1'))).status, 200);
});

test('whoever guesses tokens is held back, and does not hold back whoever has one', async () => {
  const app = await guardedApp({ access: { rateLimit } });
  const guess = () => app.request(PATH, { headers: bearer('nonsense') }, from('192.0.2.1'));
  for (let count = 0; count < 3; count += 1)
    assert.equal(await codeOf(await guess(), 401), 'token-unreadable');
  await limited(await guess());
  const good = bearer(await tokenFor(scope('organization')));
  assert.equal((await app.request(PATH, { headers: good }, from('192.0.2.1'))).status, 200);
});

test('whoever makes up sessions does not have Opencast asked about them for ever', async () => {
  let asked = 0;
  const app = await guardedApp({
    access: { mode: 'opencast', rateLimit },
    parts: {
      session: () => {
        asked += 1;
        return Promise.resolve({
          username: 'anonymous',
          roles: ['R'],
          organization: 'x',
          adminRole: 'A',
          anonymousRole: 'R',
        });
      },
      accessOf: () => Promise.resolve(null),
    },
  });
  const codes: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    const headers = { 'Sec-Fetch-Site': 'same-origin', Cookie: `JSESSIONID=made-up-${count}` };
    const response = await app.request(PATH, { headers }, from('192.0.2.1'));
    codes.push(((await response.json()) as Problem).code);
  }
  assert.deepEqual(codes, [
    ...Array<string>(3).fill('not-signed-in'),
    ...Array<string>(3).fill('too-many-requests'),
  ]);
  assert.equal(asked, 3);
});

test('whoever makes up sessions does not hold back whoever has one', async () => {
  const person = { organization: 'mh_default_org', adminRole: 'A', anonymousRole: 'R' };
  const app = await guardedApp({
    access: { mode: 'opencast', rateLimit },
    parts: {
      session: (cookie) =>
        Promise.resolve(
          cookie === 'JSESSIONID=good'
            ? { ...person, username: 'ada', roles: ['A'] }
            : { ...person, username: 'anonymous', roles: ['R'] },
        ),
      accessOf: () => Promise.resolve(null),
    },
  });
  const ask = (session: string, path = PATH) =>
    app.request(
      path,
      { headers: { 'Sec-Fetch-Site': 'same-origin', Cookie: `JSESSIONID=${session}` } },
      from('192.0.2.1'),
    );
  assert.equal((await ask('good')).status, 200);
  for (let count = 0; count < 5; count += 1) await ask(`made-up-${count}`);
  await limited(await ask('made-up'));
  assert.equal((await ask('good')).status, 200);

  // A token in the address decides alone; the session beside it has not been proved.
  const { path } = await signedPicturePath(
    KEYS,
    '/api/v1/stats/series/algebra/timeline.svg',
    scope('organization'),
    { now: NOW, expires: seconds(60) },
  );
  assert.equal((await ask('smuggled', path)).status, 200);
  await limited(await ask('smuggled'));
});
