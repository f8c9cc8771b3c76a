import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { StatsError } from '@oc-stats/contract';
import {
  createRemoteJWKSet,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyResult,
} from 'jose';
import { OperatorError } from '../../commands/operator-error.ts';
import type { JwtSettings } from '../../settings.ts';
import { TOKEN_AUDIENCE } from '../token/claims.ts';
import { refusalOf } from '../token/refusal.ts';
import { headerOf } from '../token/verify.ts';
import type { Person } from './person.ts';

export type JwtReader = (token: string) => Promise<Person>;

const USUAL_CLAIM = 'roles';
/** Seconds by which two clocks may differ. */
const TOLERANCE = 10;
const MOST_ROLES = 500;

/** Who somebody is, as a token of somebody else says: verified, and with the roles that it may give. */
export function jwtReader(settings: JwtSettings, clock: () => Date): JwtReader {
  if (settings.audience === TOKEN_AUDIENCE)
    throw new OperatorError(
      `access.opencast.jwt.audience: "${TOKEN_AUDIENCE}" is for tokens of this service.`,
    );
  const verify = verification(settings);
  const { issuer, audience, rolesClaim = USUAL_CLAIM, trustRoles = false } = settings;
  const algorithm = settings.algorithm ?? (settings.secret === undefined ? 'RS256' : 'HS256');
  return async (token) => {
    if (headerOf(token).alg === 'none') throw new StatsError('token-algorithm');
    const options = {
      algorithms: [algorithm],
      currentDate: clock(),
      clockTolerance: TOLERANCE,
      requiredClaims: ['exp', 'sub'],
      ...(issuer === undefined ? {} : { issuer }),
      ...(audience === undefined ? {} : { audience }),
    };
    const { payload } = await verify(token, options).catch((error: unknown) => {
      const refusal = refusalOf(error);
      throw refusal instanceof StatsError
        ? refusal
        : new StatsError('sign-in-unavailable', undefined, { cause: error });
    });
    const roles = rolesIn(payload, rolesClaim).filter((role) => trustRoles || !role.startsWith('ROLE_'));
    return { name: payload.sub ?? '', roles: new Set(roles), adminRole: null };
  };
}

type Verify = (token: string, options: Parameters<typeof jwtVerify>[2]) => Promise<JWTVerifyResult>;

/** With exactly one key: what is signed another way is not looked at. */
function verification({ jwksUri, publicKey, secret }: JwtSettings): Verify {
  const given = [jwksUri, publicKey, secret].filter((one) => one !== undefined).length;
  if (given !== 1)
    throw new OperatorError('access.opencast.jwt: set exactly one of jwksUri, publicKey and secret.');
  if (jwksUri !== undefined) {
    const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: 5_000 });
    return (token, options) => jwtVerify(token, keys, options);
  }
  const key = secret === undefined ? readPublicKey(publicKey ?? '') : readSecret(secret);
  return (token, options) => jwtVerify(token, key, options);
}

function readSecret(secret: string): KeyObject {
  if (Buffer.byteLength(secret) >= 32) return createSecretKey(Buffer.from(secret));
  throw new OperatorError('access.opencast.jwt.secret has less than 32 bytes.');
}

function readPublicKey(pem: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    throw new OperatorError('access.opencast.jwt.publicKey cannot be read. Write it as PEM.');
  }
}

/** A list, or a text with commas; below a name or below a path of names. */
function rolesIn(payload: JWTPayload, claim: string): readonly string[] {
  const value = payload[claim] ?? claim.split('.').reduce(inner, payload as unknown);
  const list: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  const roles = list.filter((role) => typeof role === 'string').map((role) => role.trim());
  return roles.filter((role) => role !== '').slice(0, MOST_ROLES);
}

function inner(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
