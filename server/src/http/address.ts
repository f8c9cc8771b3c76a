import type { Context } from 'hono';
import type { Settings } from '../settings.ts';

/** Where browsers reach this service, without a slash at the end; for what must name it, such as snippets and files. */
export function ownAddress(
  c: Context,
  { publicUrl, trustProxy }: Pick<Settings, 'publicUrl' | 'trustProxy'>,
): string {
  if (publicUrl !== null) return publicUrl;
  const { protocol, host } = new URL(c.req.url);
  if (!trustProxy) return `${protocol}//${host}`;
  const forwarded = (name: string) => c.req.header(`x-forwarded-${name}`)?.split(',')[0]?.trim();
  const outside = `${forwarded('proto') ?? protocol.slice(0, -1)}://${forwarded('host') ?? host}${forwarded('prefix') ?? ''}`;
  return URL.canParse(outside) ? outside.replace(/\/+$/, '') : `${protocol}//${host}`;
}
