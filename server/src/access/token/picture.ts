import { createHash } from 'node:crypto';
import { FILE_FORMATS } from '@oc-stats/contract';
import type { Limits } from './claims.ts';
import type { KeyRing } from './key-ring.ts';
import { signed, type Life, type SignedToken } from './sign.ts';

const IS_FILE = new RegExp(`^/api/v1/stats/.+\\.(${FILE_FORMATS.join('|')})$`);

export interface SignedPath extends SignedToken {
  /** Relative to the service, with the token. */
  readonly path: string;
}

/**
 * The address of one picture or file with a token for exactly that: for mails and wikis, which can send no header. Who
 * has the address can see it until then, and can ask nothing else with it.
 */
export async function signedPicturePath(
  keys: KeyRing,
  path: string,
  limits: Omit<Limits, 'use' | 'path'>,
  life: Life,
): Promise<SignedPath> {
  const { address } = splitAddress(new URL(path, 'http://path.invalid'));
  const made = await signed(keys, { ...limits, use: 'picture', path: hashOf(address) }, life);
  return { ...made, path: `${address}${address.includes('?') ? '&' : '?'}token=${made.token}` };
}

export function isFilePath(pathname: string): boolean {
  return IS_FILE.test(pathname);
}

/** The token of an address, and the address without it, everything else as it was written. */
export function splitAddress({ pathname, search }: URL): { address: string; token: string | null } {
  const parts = search.slice(1).split('&').filter(Boolean);
  const tokens = parts.filter(isToken);
  const rest = parts.filter((part) => !isToken(part)).join('&');
  return {
    address: rest === '' ? pathname : `${pathname}?${rest}`,
    token: tokens[0]?.slice(NAME.length) ?? null,
  };
}

export function hashOf(address: string): string {
  return createHash('sha256').update(address).digest('base64url');
}

const NAME = 'token=';

function isToken(part: string): boolean {
  return part.startsWith(NAME);
}
