import assert from 'node:assert/strict';
import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import test from 'node:test';
import type { Problem } from '@oc-stats/contract';
import { sessionsOf } from '@oc-stats/opencast/fake';
import { SignJWT } from 'jose';
import { jwksServer, sendKeys } from './access/jwt.fixture.ts';
import { besideOpencast, university } from './beside-opencast.fixture.ts';

const { admin, series } = sessionsOf(university);
const other = university.series.find(({ id, kind }) => id !== series.id && kind === 'lecture');
const NOW = Date.parse('2026-04-01T12:00:00Z') / 1_000;
const RSA = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const EC = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const SECRET = 'a secret that the LMS shares with us';

const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
const secretOf = (text: string) => createSecretKey(Buffer.from(text));

interface Way {
  readonly algorithm: string;
  readonly jwt: object;
  readonly sign: KeyObject;
  /** Others that somebody might try. */
  readonly wrong: readonly (readonly [alg: string, key: KeyObject, code: string])[];
}

const WAYS: readonly Way[] = [
  {
    algorithm: 'RS256',
    jwt: {},
    sign: RSA.privateKey,
    wrong: [
      ['HS256', secretOf(spki(RSA.publicKey)), 'token-algorithm'],
      ['RS256', generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey, 'token-bad-signature'],
      ['PS256', RSA.privateKey, 'token-algorithm'],
    ],
  },
  {
    algorithm: 'ES256',
    jwt: { publicKey: spki(EC.publicKey), algorithm: 'ES256' },
    sign: EC.privateKey,
    wrong: [
      ['HS256', secretOf(spki(EC.publicKey)), 'token-algorithm'],
      ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'token-bad-signature'],
    ],
  },
  {
    algorithm: 'HS256',
    jwt: { secret: SECRET },
    sign: secretOf(SECRET),
    wrong: [
      ['HS384', secretOf(SECRET.repeat(2)), 'token-algorithm'],
      ['HS256', secretOf(`${SECRET}.`), 'token-bad-signature'],
    ],
  },
];

for (const { algorithm, jwt, sign, wrong } of WAYS)
  test(`whom a JWT names, signed with ${algorithm}, sees what those roles may write`, async (context) => {
    const { jwksUri } = await jwksServer(context, (response) =>
      sendKeys(response, [{ ...RSA.publicKey.export({ format: 'jwk' }), kid: 'lms', alg: 'RS256' }]),
    );
    const settings = { ...(algorithm === 'RS256' ? { jwksUri } : jwt), issuer: 'lms', audience: 'stats' };
    const place = await besideOpencast(context, {
      config: { access: { mode: 'opencast', opencast: { jwt: settings } } },
    });
    const made = (claims: object = {}, alg = algorithm, key = sign) =>
      new SignJWT({
        ...{ iss: 'lms', aud: 'stats', sub: 'anna', exp: NOW + 60, roles: [`${series.id}_Instructor`] },
        ...claims,
      })
        .setProtectedHeader({ alg, kid: 'lms' })
        .sign(key);
    const ask = async (token: string, id = series.id) => {
      const path = `/stats/api/v1/stats/series/${encodeURIComponent(id)}/timeline`;
      // A token decides alone, whatever session the browser has beside it.
      const headers = {
        authorization: `Bearer ${token}`,
        cookie: admin.cookie,
        'sec-fetch-site': 'same-origin',
      };
      const response = await fetch(place.host + path, { headers });
      const text = await response.text();
      return response.status === 200 ? 'ok' : (JSON.parse(text) as Problem).code;
    };
    assert.equal(await ask(await made()), 'ok');
    assert.equal(await ask(await made(), other?.id), 'unknown-series');
    assert.equal(await ask(await made({ roles: [`${series.id}_Learner`] })), 'unknown-series');
    assert.equal(await ask(await made({ roles: ['ROLE_ADMIN'] })), 'unknown-series');
    assert.equal(await ask(await made({ aud: 'another' })), 'token-wrong-audience');
    assert.equal(await ask(await made({ iss: 'another' })), 'token-wrong-audience');
    assert.equal(await ask(await made({ exp: NOW - 60 })), 'token-expired');
    for (const [alg, key, code] of wrong) assert.equal(await ask(await made({}, alg, key)), code, alg);
  });
