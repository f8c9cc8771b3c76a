import assert from 'node:assert/strict';
import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import test from 'node:test';
import { NOW } from '../app.fixture.ts';
import { bearer, codeOf } from './access.fixture.ts';
import { jwt, PUBLIC, SECRET, type Said } from './jwt.fixture.ts';
import { ORGANIZATION, series, seriesPath, site } from './opencast-site.fixture.ts';

test('a verified JWT says which roles somebody has', async () => {
  const { app } = await site({
    jwt: { publicKey: PUBLIC, algorithm: 'ES256', issuer: 'lms', audience: 'stats' },
  });
  const good = { iss: 'lms', aud: 'stats' };
  const ask = async (said: Said, path = seriesPath(series.id)) =>
    app.request(path, { headers: bearer(await jwt(said)) });
  assert.equal((await ask({ claims: good })).status, 200);
  assert.equal((await ask({ claims: good }, ORGANIZATION)).status, 404);
  assert.equal((await ask({ claims: { ...good, roles: 'x, y' } })).status, 404);
  const refusedAs = [
    [{ claims: { ...good, exp: 1 } }, 'token-expired'],
    [{ claims: { ...good, exp: undefined } }, 'token-unreadable'],
    [{ claims: { ...good, sub: undefined } }, 'token-unreadable'],
    [{ claims: { ...good, nbf: NOW.getTime() / 1_000 + 60 } }, 'token-not-yet-valid'],
    [{ claims: { ...good, iss: 'other' } }, 'token-wrong-audience'],
    [{ claims: { iss: 'lms' } }, 'token-wrong-audience'],
    [
      { claims: good, key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey },
      'token-bad-signature',
    ],
    [
      { claims: good, header: { alg: 'HS256' }, key: createSecretKey(Buffer.from(PUBLIC)) },
      'token-algorithm',
    ],
  ] as const;
  for (const [said, code] of refusedAs) assert.equal(await codeOf(await ask(said), 401), code);
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await jwt({ claims: good })).split('.')[1]}.`;
  assert.equal(
    await codeOf(await app.request(ORGANIZATION, { headers: bearer(none) }), 401),
    'token-algorithm',
  );
  assert.equal(
    await codeOf(await app.request(ORGANIZATION, { headers: bearer('nonsense') }), 401),
    'token-unreadable',
  );
  // A token that calls itself ours is verified as ours.
  assert.equal(
    await codeOf(await ask({ claims: { ...good, aud: ['stats', 'oc-stats'] } }), 401),
    'token-unknown-key',
  );
});

test("Opencast's own roles are not for others to give", async () => {
  const claims = { realm: { roles: ['ROLE_ADMIN', ' ROLE_GROUP_X '] }, roles: undefined };
  const key = createSecretKey(Buffer.from(SECRET));
  const ask = async (trustRoles: boolean) => {
    const { app } = await site({ jwt: { secret: SECRET, rolesClaim: 'realm.roles', trustRoles } });
    const token = await jwt({ claims, header: { alg: 'HS256' }, key });
    return (await app.request(ORGANIZATION, { headers: bearer(token) })).status;
  };
  assert.equal(await ask(false), 404);
  assert.equal(await ask(true), 200);
});

test('nothing in a header or a claim opens what the signature does not', async () => {
  const { app } = await site({ jwt: { publicKey: PUBLIC, algorithm: 'ES256' } });
  const ask = async (said: Said) => app.request(seriesPath(series.id), { headers: bearer(await jwt(said)) });
  const evil = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = evil.publicKey.export({ format: 'jwk' });
  const now = NOW.getTime() / 1_000;
  const refusedAs: readonly (readonly [Said, string])[] = [
    [{ key: evil.privateKey, header: { jwk } }, 'token-bad-signature'],
    [
      { key: evil.privateKey, header: { jku: 'http://127.0.0.1:1/keys', x5u: 'http://127.0.0.1:1' } },
      'token-bad-signature',
    ],
    [{ key: evil.privateKey, header: { kid: '../../../dev/null' } }, 'token-bad-signature'],
    [
      { header: { alg: 'ES384' }, key: generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey },
      'token-algorithm',
    ],
    [{ claims: { exp: String(now + 60) } }, 'token-unreadable'],
    [{ claims: { exp: null } }, 'token-unreadable'],
    [{ claims: { exp: now - 11 } }, 'token-expired'],
    [{ claims: { nbf: String(now - 60) } }, 'token-unreadable'],
    [{ claims: { nbf: now + 11 } }, 'token-not-yet-valid'],
    [{ claims: { sub: undefined } }, 'token-unreadable'],
    [{ claims: { roles: ['x'.repeat(20_000)] } }, 'token-unreadable'],
  ];
  for (const [said, code] of refusedAs)
    assert.equal(await codeOf(await ask(said), 401), code, JSON.stringify(said).slice(0, 200));
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [, payload = '', signature = ''] = (await jwt()).split('.');
  const critical = `${encode({ alg: 'ES256', crit: ['x'], x: 1 })}.${payload}.${signature}`;
  assert.equal(
    await codeOf(await app.request(ORGANIZATION, { headers: bearer(critical) }), 401),
    'token-algorithm',
  );
  for (const alg of ['none', 'None', 'nOnE', 'NONE', '', null, ['ES256'], { alg: 'ES256' }])
    for (const end of ['', signature]) {
      const headers = bearer(`${encode({ alg })}.${payload}.${end}`);
      const { status } = await app.request(seriesPath(series.id), { headers });
      assert.equal(status, 401, JSON.stringify(alg));
    }
});

test('roles are what they are, letter by letter', async () => {
  const { app } = await site({ jwt: { publicKey: PUBLIC, algorithm: 'ES256' }, organizationRole: 'stats' });
  const statusWith = async (roles: unknown, path = ORGANIZATION) =>
    (await app.request(path, { headers: bearer(await jwt({ claims: { roles } })) })).status;
  assert.equal(await statusWith(['stats']), 200);
  assert.equal(await statusWith(' other , stats '), 200);
  const not = [
    ['STATS'],
    ['ﬆats'],
    ['stats\u0000'],
    ['st\u200bats'],
    ['ѕtats'],
    [['stats']],
    [{ stats: true }],
    { stats: true },
    { 0: 'stats', length: 1 },
    ['\ud800'],
    ['ROLE_ADMIN'],
    [' ROLE_ADMIN '],
    'ROLE_ADMIN,\tROLE_ADMIN',
    ['\u00a0ROLE_ADMIN'],
    true,
    7,
    null,
    'constructor',
    '__proto__',
  ];
  for (const roles of not) assert.equal(await statusWith(roles), 404, JSON.stringify(roles));
  const most = [...Array.from({ length: 500 }, (_, index) => `r${index}`), 'stats'];
  assert.equal(await statusWith(most), 404, 'what comes after five hundred is not read');
});

test('settings of a JWT that cannot be right', async () => {
  await assert.rejects(site({ jwt: {} }), /exactly one/);
  await assert.rejects(site({ jwt: { secret: SECRET, publicKey: PUBLIC } }), /exactly one/);
  await assert.rejects(site({ jwt: { secret: 'short' } }), /32 bytes/);
  await assert.rejects(site({ jwt: { publicKey: 'x' } }), /PEM/);
  await assert.rejects(site({ jwt: { secret: SECRET, audience: 'oc-stats' } }), /audience/);
  // Otherwise every person would be refused, and by a failure of the service at that.
  for (const jwt of [
    { publicKey: PUBLIC },
    { publicKey: PUBLIC, algorithm: 'HS256' },
    { publicKey: PUBLIC, algorithm: 'EdDSA' },
    { publicKey: PUBLIC, algorithm: 'ES384' },
    { publicKey: PUBLIC, algorithm: 'none' },
    { publicKey: PUBLIC, algorithm: 'toString' },
    { secret: SECRET, algorithm: 'ES256' },
    { jwksUri: 'https://lms.example.org/keys', algorithm: 'HS256' },
    { jwksUri: 'https://lms.example.org/keys', algorithm: 'none' },
  ])
    await assert.rejects(site({ jwt }), /algorithm/, JSON.stringify(jwt));
  await assert.rejects(site({ jwt: { secret: SECRET, algorithm: 'HS512' } }), /64 bytes/);
  await assert.rejects(site({ jwt: { jwksUri: 'no address' } }), /jwksUri/);
});
