import { SignJWT } from 'jose';
import { TOKEN_AUDIENCE, type Limits } from './claims.ts';
import type { KeyRing } from './key-ring.ts';
import { newId } from './maker.ts';

export interface SignedToken {
  readonly token: string;
  readonly jti: string;
  readonly expires: Date;
}

export interface Life {
  readonly now: Date;
  readonly expires: Date;
  /** The id of the token with which it is made, and with which it ends. */
  readonly maker?: string;
}

/** A token with these limits, from now until then. */
export async function signed(
  keys: KeyRing,
  { sub, ...limits }: Limits,
  { expires, maker, now }: Life,
): Promise<SignedToken> {
  const { id, algorithm, sign } = await keys.signing();
  const jti = newId(maker);
  const exp = seconds(expires);
  const token = await new SignJWT({ ...limits, ...(sub === undefined ? {} : { sub }) })
    .setProtectedHeader({ alg: algorithm, kid: id, typ: 'JWT' })
    .setIssuer('oc-stats')
    .setAudience(TOKEN_AUDIENCE)
    .setIssuedAt(seconds(now))
    .setNotBefore(seconds(now))
    .setExpirationTime(exp)
    .setJti(jti)
    .sign(sign);
  return { token, jti, expires: new Date(exp * 1_000) };
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1_000);
}
