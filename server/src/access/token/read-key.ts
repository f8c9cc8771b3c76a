import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { OperatorError } from '../../commands/operator-error.ts';
import type { Algorithm, Key } from './key-ring.ts';

/** A key as it is written in the configuration. */
export interface WrittenKey {
  readonly id: string;
  readonly algorithm: Algorithm;
  readonly secret?: string | undefined;
  /** PEM; PKCS #8. */
  readonly privateKey?: string | undefined;
  /** PEM; for keys with which somebody else signs. */
  readonly publicKey?: string | undefined;
}

/** RFC 7518, 3.2: a secret is at least as long as what it makes. */
const LEAST_SECRET_BYTES = 32;

/** Reads it, or says what is wrong with it, without repeating what it holds. */
export function readKey({ id, algorithm, secret, privateKey, publicKey }: WrittenKey): Key {
  if (algorithm === 'HS256') {
    const bytes = Buffer.from(secret ?? '', 'utf8');
    if (bytes.length < LEAST_SECRET_BYTES)
      throw new OperatorError(`The secret of key "${id}" has less than ${LEAST_SECRET_BYTES} bytes.`);
    const key = createSecretKey(bytes);
    return { id, algorithm, verify: key, sign: key };
  }
  const sign = privateKey === undefined ? null : parsed(id, () => createPrivateKey(privateKey));
  const verify = parsed(id, () => createPublicKey(publicKey ?? privateKey ?? ''));
  for (const key of [sign, verify]) {
    if (key && !fits(key, algorithm)) throw new OperatorError(`Key "${id}" is not one for ${algorithm}.`);
  }
  if (sign && publicKey !== undefined && !createPublicKey(sign).equals(verify))
    throw new OperatorError(`The two halves of key "${id}" do not belong together.`);
  return { id, algorithm, verify, sign };
}

function parsed(id: string, read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch {
    // The reason of the library may hold a part of the key.
    throw new OperatorError(`Key "${id}" cannot be read. Write it as PEM ("-----BEGIN …").`);
  }
}

function fits({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject, algorithm: Algorithm) {
  if (algorithm === 'EdDSA') return type === 'ed25519';
  return type === 'ec' && details?.namedCurve === 'prime256v1';
}
