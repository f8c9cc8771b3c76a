import { StatsError } from '@oc-stats/contract';
import { decodeProtectedHeader, jwtVerify, type JWTPayload, type ProtectedHeaderParameters } from 'jose';
import { claimsSchema, LONGEST_LIFE, TOKEN_AUDIENCE, type Claims } from './claims.ts';
import type { KeyRing } from './key-ring.ts';
import { makerOf } from './maker.ts';
import { refusalOf } from './refusal.ts';
import type { Revocations } from './revocations.ts';

export interface Verifier {
  readonly keys: KeyRing;
  readonly revocations: Revocations;
  readonly clock: () => Date;
}

/** Clocks of two machines differ a little; seconds. */
const TOLERANCE = 10;
export const MAX_TOKEN_LENGTH = 10_000;

/** What a token of this service says, after everything about it was looked at. */
export async function verified(token: string, { keys, revocations, clock }: Verifier): Promise<Claims> {
  const { alg, kid } = headerOf(token);
  if (alg === undefined || alg === 'none') throw new StatsError('token-algorithm');
  const key = kid === undefined ? null : await keys.find(kid);
  if (!key) throw new StatsError('token-unknown-key');

  const now = clock();
  const options = {
    algorithms: [key.algorithm],
    audience: TOKEN_AUDIENCE,
    currentDate: now,
    clockTolerance: TOLERANCE,
    requiredClaims: ['exp', 'iat'],
  };
  const { payload } = await jwtVerify(token, key.verify, options).catch((error: unknown) => {
    throw refusalOf(error);
  });
  const claims = claimsOf(payload);
  if (claims.iat > now.getTime() / 1_000 + TOLERANCE) throw new StatsError('token-not-yet-valid');
  if (claims.exp - claims.iat > LONGEST_LIFE)
    throw new StatsError('token-unreadable', 'A token is good for a year at most.');
  const maker = makerOf(claims.jti);
  if ([claims.jti, maker].some((jti) => jti !== null && revocations.isRevoked(jti, now)))
    throw new StatsError('token-revoked');
  return claims;
}

/** The header is only read to choose the key; nothing of it is believed before the signature is verified. */
export function headerOf(token: string): ProtectedHeaderParameters {
  const parts = token.split('.');
  if (token.length > MAX_TOKEN_LENGTH || parts.length !== 3 || !parts.every(isCanonical))
    throw new StatsError('token-unreadable');
  try {
    const header = decodeProtectedHeader(token);
    if (header.kid === undefined || typeof header.kid === 'string') return header;
  } catch {
    // It is told below.
  }
  throw new StatsError('token-unreadable');
}

/** Decoders pass over bits at the end that say nothing: then two texts would be one token. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}

function claimsOf(payload: JWTPayload): Claims {
  const result = claimsSchema.safeParse(payload);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys : [])];
  const name = where.join('.').slice(0, 50);
  throw new StatsError('token-unreadable', name ? `The claim "${name}" cannot be read.` : undefined);
}
