import { StatsError } from '@oc-stats/contract';
import { jwtVerify, type JWTPayload, type JWTVerifyResult } from 'jose';
import { OperatorError } from '../../commands/operator-error.ts';
import type { JwtSettings } from '../../settings.ts';
import { TOKEN_AUDIENCE } from '../token/claims.ts';
import { refusalOf } from '../token/refusal.ts';
import { headerOf } from '../token/verify.ts';
import { jwtKey, type JwtKey } from './jwt-key.ts';
import type { Person } from './person.ts';
import { remoteKeys } from './remote-keys.ts';

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
  const key = jwtKey(settings);
  const verify = verification(key);
  const { issuer, audience, rolesClaim = USUAL_CLAIM, trustRoles = false } = settings;
  return async (token) => {
    if (headerOf(token).alg === 'none') throw new StatsError('token-algorithm');
    const options = {
      algorithms: [key.algorithm],
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
function verification({ key }: JwtKey): Verify {
  if (!(key instanceof URL)) return (token, options) => jwtVerify(token, key, options);
  const keys = remoteKeys(key);
  return (token, options) => jwtVerify(token, keys, options);
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
