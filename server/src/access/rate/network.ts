import { createHmac, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';

/** Machines of one network count together: an IPv4 /24, an IPv6 /48, which is what one customer gets. */
export function networkOf(address: string): string {
  const bare = address
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  const four = mapped ?? (isIP(bare) === 4 ? bare : withoutPort(bare));
  if (four !== null && isIP(four) === 4) return four.split('.').slice(0, 3).join('.');
  if (isIP(bare) === 6) return groupsOf(bare).slice(0, 3).join(':');
  return 'unknown';
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

/** A network as a key in memory, from which no address can be read, and which is another one after each start. */
export function networkKey(address: string): string {
  return `network ${createHmac('sha256', SALT).update(networkOf(address)).digest('base64url').slice(0, 22)}`;
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
