import { StatsError } from '@oc-stats/contract';
import type { Context } from 'hono';
import type { Settings } from '../settings.ts';

/** An address takes more in a host, such as semicolons, which would begin something new in a policy. */
const PLAIN = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;
/** Segments only: anything else would be read as a part of the host, or of what follows the path. */
const PREFIX = /^(\/[\w.~-]+)*\/?$/;

/**
 * Where browsers reach this service, without a slash at the end; for what must name it, such as snippets and files. Of a
 * list only what the nearest proxy has written counts, and that comes last: what stands before it may come from whoever
 * asks, and pages and frames that others are shown from a cache would load their script from there.
 */
export function ownAddress(
  c: Context,
  { publicUrl, trustProxy }: Pick<Settings, 'publicUrl' | 'trustProxy'>,
): string {
  if (publicUrl !== null) return publicUrl;
  const { protocol, host } = new URL(c.req.url);
  if (!PLAIN.test(host)) throw new StatsError('bad-request', 'The host cannot be read.');
  if (!trustProxy) return `${protocol}//${host}`;
  const forwarded = (name: string) => c.req.header(`x-forwarded-${name}`)?.split(',').at(-1)?.trim();
  const outside = {
    scheme: forwarded('proto') ?? protocol.slice(0, -1),
    host: forwarded('host') ?? host,
    prefix: forwarded('prefix') ?? '',
  };
  const isUsable =
    /^https?$/i.test(outside.scheme) && PLAIN.test(outside.host) && PREFIX.test(outside.prefix);
  if (!isUsable || !URL.canParse(`${outside.scheme}://${outside.host}`)) return `${protocol}//${host}`;
  return `${outside.scheme}://${outside.host}${outside.prefix}`.replace(/\/+$/, '');
}
