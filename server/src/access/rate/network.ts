import { createHmac, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type { Share } from './rate-limit.ts';

/** Machines of one network count together: an IPv4 /24, an IPv6 /64, which is one network with however many addresses. */
export function networkOf(address: string): string {
  return networksOf(address)[0];
}

/** And the IPv6 /48 around it, which is what a whole site or one customer gets. */
function networksOf(address: string): readonly [string, string?] {
  const bare = address
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  const four = mapped ?? (isIP(bare) === 4 ? bare : withoutPort(bare));
  if (four !== null && isIP(four) === 4) return [four.split('.').slice(0, 3).join('.')];
  if (isIP(bare) !== 6) return ['unknown'];
  const groups = groupsOf(bare);
  return [groups.slice(0, 4).join(':'), groups.slice(0, 3).join(':')];
}

/** The address from which a request came: of the connection, or what the proxy before this service wrote down. */
export function clientAddress(
  socket: string | undefined,
  forwarded: string | undefined,
  trustProxy: boolean,
): string {
  // The last one was added by our own proxy; those before it are whatever the client sent.
  const last = trustProxy ? forwarded?.split(',').at(-1)?.trim() : undefined;
  return last || socket || '';
}

const SALT = randomBytes(32);

/** A /48 has room for 65,536 networks: one of them alone does not fill what all may ask, and all do not ask for ever. */
const SITE_TIMES = 16;

/**
 * What the requests of an address are counted against. No address can be read from the keys, which are others after each
 * start.
 */
export function networkShares(address: string): readonly Share[] {
  const [network, site] = networksOf(address);
  const own = { key: keyOf('network', network) };
  return site === undefined ? [own] : [own, { key: keyOf('site', site), times: SITE_TIMES }];
}

function keyOf(kind: string, text: string): string {
  return `${kind} ${createHmac('sha256', SALT).update(text).digest('base64url').slice(0, 22)}`;
}

function withoutPort(text: string): string | null {
  return /^([\d.]+):\d+$/.exec(text)?.[1] ?? null;
}

function groupsOf(address: string): readonly string[] {
  const [head = '', tail = ''] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === '' ? [] : tail.split(':');
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0')
    : [];
  return [...first, ...zeros, ...last].map((group) => Number.parseInt(group, 16).toString(16));
}
