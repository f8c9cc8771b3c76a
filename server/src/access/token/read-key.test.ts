import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import test from 'node:test';
import { OperatorError } from '../../commands/operator-error.ts';
import { configuredKeys } from './configured-keys.ts';
import { readKey, type WrittenKey } from './read-key.ts';

const pairOf = (curve: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};
const pair = pairOf('P-256');
const SECRET = 'x'.repeat(32);

test('what is wrong with a key is said without what it holds', () => {
  const cases: [Omit<WrittenKey, 'id'>, RegExp][] = [
    [{ algorithm: 'HS256' }, /less than 32 bytes/],
    [{ algorithm: 'HS256', secret: 'secret-too-short' }, /less than 32 bytes/],
    [{ algorithm: 'ES256' }, /cannot be read/],
    [{ algorithm: 'ES256', privateKey: 'secret-nonsense' }, /cannot be read/],
    [
      { algorithm: 'ES256', publicKey: '-----BEGIN PUBLIC KEY-----\nsecret\n-----END PUBLIC KEY-----' },
      /cannot be read/,
    ],
    [{ algorithm: 'EdDSA', privateKey: pair.privateKey }, /not one for EdDSA/],
    [{ algorithm: 'ES256', ...pairOf('P-384') }, /not one for ES256/],
    [
      { algorithm: 'ES256', privateKey: pair.privateKey, publicKey: pairOf('P-256').publicKey },
      /do not belong together/,
    ],
  ];
  for (const [written, message] of cases) {
    assert.throws(
      () => readKey({ id: 'one', ...written }),
      (error) => {
        assert.ok(error instanceof OperatorError);
        assert.match(error.message, message);
        assert.match(error.message, /"one"/);
        assert.doesNotMatch(error.message, /secret-/);
        return true;
      },
    );
  }
});

test('the first key that can sign does', async () => {
  const ring = configuredKeys([
    { id: 'theirs', algorithm: 'ES256', publicKey: pair.publicKey },
    { id: 'ours', algorithm: 'HS256', secret: SECRET },
    { id: 'old', algorithm: 'HS256', secret: SECRET.replace('x', 'y') },
  ]);
  assert.equal((await ring.signing()).id, 'ours');
  assert.equal((await ring.find('theirs'))?.sign, null);
  assert.equal(await ring.find('nobody'), null);
  const only = configuredKeys([{ id: 'theirs', algorithm: 'ES256', publicKey: pair.publicKey }]);
  await assert.rejects(only.signing(), /no key to sign with/);
  const twice = { id: 'same', algorithm: 'HS256' as const, secret: SECRET };
  assert.throws(() => configuredKeys([twice, twice]), /same id/);
});
