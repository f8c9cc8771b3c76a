import type { Context } from 'hono';
import { ownAddress } from '../http/address.ts';
import type { Env } from '../http/env.ts';
import type { Settings } from '../settings.ts';
import { isNear } from './near.ts';
import { isFilePath, splitAddress } from './token/picture.ts';

/** What a request says about who asks. Nothing of it is believed yet. */
export interface Asker {
  /** From the header, or from the body of a batch. */
  readonly token: string | null;
  /** A token in the address of a picture or file, and the address without it. */
  readonly picture: { readonly token: string; readonly address: string } | null;
  /** As Opencast's server set it, `NAME=VALUE`; `null` as well where another site may have sent the browser here. */
  readonly cookie: string | null;
  /** The page that asks, as the browser says; `null` where it says nothing. */
  readonly origin: string | null;
  /** A browser says that a page of this very service asks. */
  readonly own: boolean;
  /** It comes from this machine, or from a page that the operator has named. */
  readonly near: boolean;
}

export const USUAL_COOKIE = 'JSESSIONID';

/** A token wins over whatever else is sent; one in the body was put there for this request and wins over a header. */
export function askerOf(c: Context<Env>, settings: Settings, bodyToken?: string): Asker {
  const origin = c.req.header('origin') ?? null;
  const site = c.req.header('sec-fetch-site');
  const isOwnOrigin = origin !== null && origin === new URL(ownAddress(c, settings)).origin;
  const token = bodyToken ?? bearer(c.req.header('authorization'));
  const name = settings.access.opencast?.cookie ?? USUAL_COOKIE;
  // Without this, a page of another site could let a browser ask with its reader's session.
  const mayUseCookie = isOwnOrigin || (origin === null && (site === 'same-origin' || site === 'none'));
  return {
    token,
    picture: token === null ? pictureOf(c) : null,
    cookie: mayUseCookie ? cookieOf(c.req.header('cookie'), name) : null,
    origin,
    own: isOwnOrigin || (origin === null && site === 'same-origin'),
    near: isNear(c, settings),
  };
}

/** Other schemes belong to a server that stands before this one. */
function bearer(authorization: string | undefined): string | null {
  return (
    /^bearer(?: +(.*))?$/is.exec(authorization ?? '')?.[1]?.trim() ?? (isBare(authorization) ? '' : null)
  );
}

function isBare(authorization: string | undefined): boolean {
  return authorization?.trim().toLowerCase() === 'bearer';
}

function pictureOf(c: Context<Env>): Asker['picture'] {
  const url = new URL(c.req.url);
  if (!isFilePath(url.pathname) || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return null;
  const { address, token } = splitAddress(url);
  return token === null ? null : { address, token };
}

/** As it was sent; the first of a name is the one of the nearest path. */
function cookieOf(header: string | undefined, name: string): string | null {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found !== undefined && /^[\x21-\x7e]{1,4000}$/.test(found) && found.length > name.length + 1
    ? found
    : null;
}
