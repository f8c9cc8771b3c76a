import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { OperatorError } from '../../commands/operator-error.ts';
import type { JwtSettings } from '../../settings.ts';

/** By which keys an algorithm goes: RFC 7518 and 8037. */
const PUBLIC: ReadonlyMap<string, (key: KeyObject) => boolean> = new Map([
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((name) => [name, isRsa] as const),
  ['ES256', isOnCurve('prime256v1')],
  ['ES384', isOnCurve('secp384r1')],
  ['ES512', isOnCurve('secp521r1')],
  ...['EdDSA', 'Ed25519'].map((name) => [name, isEd25519] as const),
]);

/** With how many bytes at least. */
const SECRET: ReadonlyMap<string, number> = new Map([
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
]);

export interface JwtKey {
  readonly algorithm: string;
  /** Or where the keys are published. */
  readonly key: KeyObject | URL;
}

/**
 * The one key and the one algorithm that are taken. What does not fit together is told when the service starts:
 * otherwise it would refuse everybody who comes, and never say why.
 */
export function jwtKey({ algorithm, jwksUri, publicKey, secret }: JwtSettings): JwtKey {
  const given = [jwksUri, publicKey, secret].filter((one) => one !== undefined).length;
  if (given !== 1) throw refused('set exactly one of jwksUri, publicKey and secret.');
  if (secret !== undefined) return withSecret(secret, algorithm ?? 'HS256');
  const name = algorithm ?? 'RS256';
  const fits = PUBLIC.get(name);
  if (!fits) throw refused(`algorithm "${name}" is none for public keys. Write ${names(PUBLIC)}.`);
  if (publicKey === undefined) return { algorithm: name, key: addressOf(jwksUri ?? '') };
  const key = readPublicKey(publicKey);
  if (fits(key)) return { algorithm: name, key };
  const right = [...PUBLIC].filter(([, goesWith]) => goesWith(key)).map(([other]) => other);
  throw refused(
    `algorithm "${name}" does not go with this publicKey. Write ${right.join(' or ') || 'another key'}.`,
  );
}

function withSecret(secret: string, algorithm: string): JwtKey {
  const least = SECRET.get(algorithm);
  if (least === undefined)
    throw refused(`algorithm "${algorithm}" is none for a secret. Write ${names(SECRET)}.`);
  const bytes = Buffer.from(secret);
  if (bytes.length < least)
    throw refused(`the secret has less than ${least} bytes, which ${algorithm} needs.`);
  return { algorithm, key: createSecretKey(bytes) };
}

function addressOf(jwksUri: string): URL {
  const url = URL.canParse(jwksUri) ? new URL(jwksUri) : null;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw refused('jwksUri is not an address. Write it like https://lms.example.org/jwks.json.');
}

function readPublicKey(pem: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    // The reason of the library may hold a part of the key.
    throw refused('publicKey cannot be read. Write it as PEM.');
  }
}

function isRsa({ asymmetricKeyDetails, asymmetricKeyType }: KeyObject): boolean {
  return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2_048;
}

function isEd25519({ asymmetricKeyType }: KeyObject): boolean {
  return asymmetricKeyType === 'ed25519';
}

function isOnCurve(name: string): (key: KeyObject) => boolean {
  return ({ asymmetricKeyDetails, asymmetricKeyType }) =>
    asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === name;
}

function names(algorithms: ReadonlyMap<string, unknown>): string {
  return [...algorithms.keys()].join(', ');
}

function refused(why: string): OperatorError {
  return new OperatorError(`access.opencast.jwt: ${why}`);
}
