import type { MiddlewareHandler } from 'hono';
import { basicCredentials } from '../../client/basic-credentials.ts';
import { ANONYMOUS, type Caller } from './caller.ts';
import type { Environment, FakeContext } from './environment.ts';
import type { FakeSession } from './sessions.ts';

export interface Account extends Caller {
  readonly password: string;
}

const PUBLIC = new Set(['/info/me.json', '/login.html']);

/** What the shipped security configuration does before any endpoint is reached. */
export function signIn(account: Account, sessions: readonly FakeSession[]): MiddlewareHandler<Environment> {
  const expected = basicCredentials(account.username, account.password);
  return async (c, next) => {
    const given = c.req.header('authorization');
    if (given !== undefined && given !== expected) return challenge(c, 'Basic');
    const caller = given === undefined ? sessionIn(c, sessions) : account;
    c.set('caller', caller ?? ANONYMOUS);
    if (!caller && !PUBLIC.has(c.req.path)) return entryPoint(c);
    return next();
  };
}

/** An unknown session is none: Opencast begins a new, anonymous one. */
function sessionIn(c: FakeContext, sessions: readonly FakeSession[]): Caller | undefined {
  const cookies = (c.req.header('cookie') ?? '').split(';').map((cookie) => cookie.trim());
  return sessions.find(({ cookie }) => cookies.includes(cookie));
}

function entryPoint(c: FakeContext): Response {
  const wanted = c.req.header('x-requested-auth');
  if (wanted === 'Basic' || wanted === 'Digest') return challenge(c, wanted);
  if (c.req.header('x-requested-with') === 'XMLHttpRequest') return c.body(null, 419 as 401);
  return c.redirect(new URL('/login.html', c.req.url).href, 302);
}

function challenge(c: FakeContext, scheme: string): Response {
  return c.body(null, 401, { 'www-authenticate': `${scheme} realm="Opencast"` });
}
