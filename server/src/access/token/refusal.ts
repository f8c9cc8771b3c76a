import { StatsError, type ErrorCode } from '@oc-stats/contract';
import { errors } from 'jose';

const CODES: readonly (readonly [new (...args: never[]) => Error, ErrorCode])[] = [
  [errors.JWTExpired, 'token-expired'],
  [errors.JOSEAlgNotAllowed, 'token-algorithm'],
  [errors.JOSENotSupported, 'token-algorithm'],
  [errors.JWSSignatureVerificationFailed, 'token-bad-signature'],
  [errors.JWKSNoMatchingKey, 'token-unknown-key'],
  [errors.JWKSMultipleMatchingKeys, 'token-unknown-key'],
];

/** Why a token is not taken, said by name. What went wrong elsewhere is thrown on as it is. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTClaimValidationFailed) return new StatsError(claimCode(error));
  const code = CODES.find(([kind]) => error instanceof kind)?.[1];
  if (code) return new StatsError(code, undefined, { cause: error });
  return error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid
    ? new StatsError('token-unreadable')
    : error;
}

function claimCode({ claim, reason }: errors.JWTClaimValidationFailed): ErrorCode {
  if (reason === 'invalid') return 'token-unreadable';
  if (claim === 'nbf' || claim === 'iat') return 'token-not-yet-valid';
  return claim === 'aud' || claim === 'iss' ? 'token-wrong-audience' : 'token-unreadable';
}
