import { StatsError } from '@oc-stats/contract';
import type { SessionReader } from '@oc-stats/opencast';
import { decodeJwt } from 'jose';
import type { AccessSettings } from '../settings.ts';
import type { Asker } from './asker.ts';
import { EVERYTHING, type Grant } from './grant.ts';
import { accessLookup, type AccessOf } from './opencast/access-lookup.ts';
import { jwtReader } from './opencast/jwt.ts';
import { opencastGrant } from './opencast/opencast-grant.ts';
import type { Person } from './opencast/person.ts';
import { sessions } from './opencast/session.ts';
import { TOKEN_AUDIENCE, type Claims } from './token/claims.ts';
import type { KeyRing } from './token/key-ring.ts';
import { hashOf } from './token/picture.ts';
import type { Revocations } from './token/revocations.ts';
import { tokenGrant } from './token/token-grant.ts';
import { verified } from './token/verify.ts';

/** What the modes beside `open` need. */
export interface AccessParts {
  readonly keys: KeyRing;
  readonly revocations: Revocations;
  /** The next two in mode `opencast`. */
  readonly session?: SessionReader;
  readonly accessOf?: AccessOf;
}

/** Who asks, and what may they see? Says by name why a proof is not taken. */
export type Access = (asker: Asker) => Promise<Grant>;

export function createAccess(
  settings: AccessSettings,
  parts: AccessParts | undefined,
  { clock, organization }: { readonly clock: () => Date; readonly organization: () => string | null },
): Access {
  if (settings.mode === 'open')
    return ({ near }) => Promise.resolve(near ? EVERYTHING : { ...EVERYTHING, retention: false });
  if (!parts) throw new RangeError(`access.mode "${settings.mode}" needs keys and revocations.`);
  const verifier = { ...parts, clock };
  const byToken = async (asker: Asker): Promise<Grant | null> => {
    if (asker.token !== null) return tokenGrant(fromPage(await verified(asker.token, verifier), asker));
    if (!asker.picture) return null;
    return tokenGrant(forAddress(await verified(asker.picture.token, verifier), asker.picture.address));
  };
  if (settings.mode === 'token') {
    return async (asker) => {
      const grant = await byToken(asker);
      if (grant) return grant;
      throw new StatsError('token-missing');
    };
  }

  const personOf = whoIs(settings, parts, clock, organization);
  const { action = 'write', organizationRole, retentionRole } = settings.opencast ?? {};
  const lookup = accessLookup(needed(parts.accessOf, 'accessOf'), () => clock().getTime());
  return async (asker) => {
    const person = await personOf(asker);
    if (person) return opencastGrant(person, { action, organizationRole, retentionRole }, lookup);
    const grant = await byToken(asker);
    if (grant) return grant;
    throw new StatsError('not-signed-in');
  };
}

/** `null` where a token of this service decides, or nothing at all is shown. */
function whoIs(
  { opencast = {} }: AccessSettings,
  { session }: AccessParts,
  clock: () => Date,
  organization: () => string | null,
): (asker: Asker) => Promise<Person | null> {
  const readJwt = opencast.jwt ? jwtReader(opencast.jwt, clock) : null;
  const readSession = sessions(needed(session, 'session'), () => clock().getTime());
  return async ({ cookie, picture, token }) => {
    if (token !== null) return readJwt && !isOurs(token) ? readJwt(token) : null;
    if (picture || cookie === null) return null;
    return readSession(cookie, organization());
  };
}

/** Only chooses who verifies it: whoever lies here is refused there. */
function isOurs(token: string): boolean {
  try {
    const { aud } = decodeJwt(token);
    return [aud].flat().includes(TOKEN_AUDIENCE);
  } catch {
    return true;
  }
}

/**
 * A token that is for some pages is taken from these, and from pages of this service, which others can only show in
 * a frame where that is allowed. Whoever says nothing about the page is no browser, or one that hides it.
 */
function fromPage(claims: Claims, { origin, own }: Asker): Claims {
  if (claims.use === 'picture') throw new StatsError('token-other-address');
  if (!claims.origins || own || (origin !== null && claims.origins.includes(origin))) return claims;
  throw new StatsError('token-other-origin');
}

/** Pictures are fetched without a word about the page around them; instead the token holds for one address. */
function forAddress(claims: Claims, address: string): Claims {
  if (claims.use === 'picture' && claims.path === hashOf(address)) return claims;
  throw new StatsError('token-other-address');
}

function needed<T>(part: T | undefined, name: string): T {
  if (part === undefined) throw new RangeError(`access.mode "opencast" needs "${name}".`);
  return part;
}
