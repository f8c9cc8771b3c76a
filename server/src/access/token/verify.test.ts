import assert from 'node:assert/strict';
import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import test from 'node:test';
import { StatsError, type ErrorCode } from '@oc-stats/contract';
import fc from 'fast-check';
import { SignJWT, UnsecuredJWT } from 'jose';
import { NOW } from '../../app.fixture.ts';
import { KEYS, scope, SECRET, seconds, tokenFor } from '../access.fixture.ts';
import { configuredKeys } from './configured-keys.ts';
import type { WrittenKey } from './read-key.ts';
import { memoryRevocations } from './revocations.ts';
import { verified, type Verifier } from './verify.ts';

const VERIFIER: Verifier = { keys: KEYS, revocations: memoryRevocations(), clock: () => NOW };
const SECRET_KEY = createSecretKey(Buffer.from(SECRET));

async function refused(token: string, code: ErrorCode, verifier = VERIFIER): Promise<void> {
  await assert.rejects(verified(token, verifier), (error) => {
    assert.ok(error instanceof StatsError, String(error));
    assert.equal(error.code, code, error.message);
    return true;
  });
}

interface Changes {
  readonly header?: object;
  readonly claims?: object;
  readonly key?: Parameters<SignJWT['sign']>[0];
}

/** As somebody else might make one who has the key. */
function foreign({ header = {}, claims = {}, key = SECRET_KEY }: Changes = {}): Promise<string> {
  const now = NOW.getTime() / 1_000;
  const usual = {
    iss: 'lms',
    aud: 'oc-stats',
    iat: now,
    exp: now + 600,
    jti: 'j1',
    scope: ['series:algebra'],
  };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: 'HS256', kid: 'one', ...header })
    .sign(key);
}

test('a token says what it was made with', async () => {
  const limits = {
    ...scope('series:algebra', 'episode:talk'),
    metrics: ['plays' as const],
    range: { from: '2026-01-01', to: '2026-02-01' },
    origins: ['https://lms.example.org'],
    sub: 'course 7',
  };
  const { iat, nbf, exp, jti, iss, aud, ...said } = await verified(await tokenFor(limits), VERIFIER);
  assert.deepEqual(said, limits);
  assert.deepEqual([iat, nbf, exp - iat], [NOW.getTime() / 1_000, NOW.getTime() / 1_000, 3_600]);
  assert.deepEqual([iss, aud], ['oc-stats', 'oc-stats']);
  assert.match(jti, /^[\da-f]{32}$/);
});

test('whoever has the key makes tokens as good as ours', async () => {
  const claims = await verified(await foreign({ header: { typ: 'JWT' } }), VERIFIER);
  assert.equal(claims.iss, 'lms');
});

test('a token that is not one', async () => {
  const good = await tokenFor(scope('organization'));
  const bad = ['', 'x', '..', 'a.b.c', 'null', '{}', `${good}.x`, good.slice(0, -30), `${good} `, '字.字.字'];
  for (const token of bad) await refused(token, 'token-unreadable');
  // Cut so that what is left is well written.
  await refused(good.slice(0, -3), 'token-bad-signature');
  await refused('x'.repeat(20_000), 'token-unreadable');
  await refused(await foreign({ claims: { scope: 'series:a1' } }), 'token-unreadable');
  await refused(await foreign({ claims: { scope: [] } }), 'token-unreadable');
  await refused(await foreign({ claims: { scope: ['course:7'] } }), 'token-unreadable');
  await refused(await foreign({ claims: { jti: undefined } }), 'token-unreadable');
  await refused(await foreign({ claims: { exp: undefined } }), 'token-unreadable');
  await refused(await foreign({ claims: { range: { from: '2026-02-30' } } }), 'token-unreadable');
});

test('a limit that is misspelt is not a limit that is missing', async () => {
  await refused(await foreign({ claims: { metric: ['plays'] } }), 'token-unreadable');
  await refused(await foreign({ claims: { range: { form: '2026-01-01' } } }), 'token-unreadable');
});

test('a limit that has no meaning is not a limit that is missing', async () => {
  const reversed = { from: '2026-03-01', to: '2026-02-01' };
  for (const claims of [{ path: 'of-a-picture' }, { use: 'picture' }, { range: reversed }])
    await refused(await foreign({ claims }), 'token-unreadable');
  await verified(await foreign({ claims: { use: 'picture', path: 'of-a-picture' } }), VERIFIER);
  await verified(await foreign({ claims: { range: { ...reversed, to: '2026-03-01' } } }), VERIFIER);
});

test('a token that lasts longer than a year is none, whoever made it', async () => {
  const now = NOW.getTime() / 1_000;
  await refused(await foreign({ claims: { exp: now + 367 * 86_400 } }), 'token-unreadable');
  await verified(await foreign({ claims: { exp: now + 365 * 86_400 } }), VERIFIER);
});

test('too late and too early', async () => {
  await refused(await tokenFor(scope('organization'), { from: -3_600, to: -60 }), 'token-expired');
  await refused(await tokenFor(scope('organization'), { from: 60 }), 'token-not-yet-valid');
  const later = NOW.getTime() / 1_000 + 300;
  await refused(await foreign({ claims: { iat: later } }), 'token-not-yet-valid');
  const token = await tokenFor(scope('organization'));
  await verified(token, { ...VERIFIER, clock: () => seconds(3_599) });
  await refused(token, 'token-expired', { ...VERIFIER, clock: () => seconds(3_620) });
});

test('signed with another key', async () => {
  const other = createSecretKey(Buffer.alloc(32, 7));
  await refused(await foreign({ key: other }), 'token-bad-signature');
  await refused(await foreign({ key: other, header: { kid: 'two' } }), 'token-unknown-key');
  await refused(await foreign({ header: { kid: undefined } }), 'token-unknown-key');
  await refused(await foreign({ header: { kid: '__proto__' } }), 'token-unknown-key');
});

test('for another service', async () => {
  await refused(await foreign({ claims: { aud: 'opencast' } }), 'token-wrong-audience');
  await refused(await foreign({ claims: { aud: undefined } }), 'token-wrong-audience');
  await verified(await foreign({ claims: { aud: ['x', 'oc-stats'] } }), VERIFIER);
});

test('revoked, until it would have expired', async () => {
  const revocations = memoryRevocations();
  await revocations.revoke('j1', seconds(600));
  await refused(await foreign(), 'token-revoked', { ...VERIFIER, revocations });
  assert.deepEqual(revocations.list(NOW), [{ jti: 'j1', until: seconds(600) }]);
  assert.deepEqual(revocations.list(seconds(600)), []);
  assert.equal(revocations.isRevoked('j1', seconds(601)), false);
});

test('no signature is no signature', async () => {
  const unsecured = new UnsecuredJWT({ scope: ['organization'], jti: 'j1' })
    .setAudience('oc-stats')
    .setIssuedAt(NOW.getTime() / 1_000)
    .setExpirationTime(NOW.getTime() / 1_000 + 60)
    .encode();
  await refused(unsecured, 'token-algorithm');
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [, payload = '', signature = ''] = (await foreign()).split('.');
  for (const alg of ['none', 'None', 'NONE', undefined]) {
    const header = encode({ alg, kid: 'one' });
    for (const end of ['', signature]) await refused(`${header}.${payload}.${end}`, 'token-algorithm');
  }
});

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const edwards = generateKeyPairSync('ed25519');
const pem = {
  type: 'spki' as const,
  format: 'pem' as const,
};
const MIXED: readonly WrittenKey[] = [
  { id: 'one', algorithm: 'HS256', secret: SECRET },
  { id: 'ec', algorithm: 'ES256', publicKey: pair.publicKey.export(pem).toString() },
  {
    id: 'ed',
    algorithm: 'EdDSA',
    privateKey: edwards.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  },
];

test('a key has one algorithm, and is not taken for another', async () => {
  const verifier = { ...VERIFIER, keys: configuredKeys(MIXED) };
  await verified(await foreign({ header: { alg: 'ES256', kid: 'ec' }, key: pair.privateKey }), verifier);
  await verified(await foreign({ header: { alg: 'EdDSA', kid: 'ed' }, key: edwards.privateKey }), verifier);
  // The classic: what everybody knows of a pair, taken for a secret.
  const known = createSecretKey(Buffer.from(pair.publicKey.export(pem).toString()));
  await refused(
    await foreign({ header: { alg: 'HS256', kid: 'ec' }, key: known }),
    'token-algorithm',
    verifier,
  );
  await refused(
    await foreign({ header: { alg: 'HS512' }, key: createSecretKey(Buffer.alloc(64, 1)) }),
    'token-algorithm',
    verifier,
  );
  await refused(
    await foreign({ header: { alg: 'EdDSA', kid: 'ec' }, key: edwards.privateKey }),
    'token-algorithm',
    verifier,
  );
});

test('a header cannot bring its own key', async () => {
  const jwk = edwards.publicKey.export({ format: 'jwk' });
  const header = {
    alg: 'EdDSA',
    kid: 'own',
    jwk,
    jku: 'https://evil.example/keys',
    x5u: 'https://evil.example',
  };
  await refused(await foreign({ header, key: edwards.privateKey }), 'token-unknown-key');
});

test('any byte that is another makes it another token', async () => {
  const token = await tokenFor({ ...scope('series:algebra'), metrics: ['plays'] });
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: token.length - 1 }),
      fc.integer({ min: 0x21, max: 0x7e }),
      async (place, code) => {
        const other = String.fromCharCode(code);
        fc.pre(other !== token[place]);
        const changed = token.slice(0, place) + other + token.slice(place + 1);
        await assert.rejects(verified(changed, VERIFIER), StatsError);
      },
    ),
    { numRuns: 500 },
  );
});

test('any claim that is another is noticed', async () => {
  const token = await tokenFor({ ...scope('series:algebra'), origins: ['https://lms.example.org'] });
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(claims), 'metrics', 'sub', 'use'),
      fc.oneof(fc.constant(undefined), fc.integer(), fc.constant(['organization']), fc.jsonValue()),
      async (name, value) => {
        const changed = { ...claims, [name]: value };
        fc.pre(JSON.stringify(changed) !== JSON.stringify(claims));
        const text = Buffer.from(JSON.stringify(changed)).toString('base64url');
        await refused(`${header}.${text}.${signature}`, 'token-bad-signature');
      },
    ),
  );
});
