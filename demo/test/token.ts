import { createHmac, randomUUID } from 'node:crypto';

const SECRET = 'a secret of page tests, long enough for all';

/** For the configuration of a service whose numbers are not for everybody. */
export const ACCESS = `access:
  mode: token
  token:
    keys:
      - { id: pages, algorithm: HS256, secret: '${SECRET}' }
`;

/** As a customer's server would have it made, written by hand: good until so many seconds from now, which may be over. */
export function tokenUntil(seconds: number, ...scope: readonly string[]): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: 'oc-stats',
    aud: 'oc-stats',
    iat: now - 3_600,
    exp: now + seconds,
    jti: randomUUID(),
    scope,
  };
  const text = [{ alg: 'HS256', kid: 'pages', typ: 'JWT' }, claims].map(encoded).join('.');
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
