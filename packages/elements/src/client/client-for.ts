import { webAddress } from './web-address.ts';
import { OWN_SERVER } from './server-url.ts';
import { StatsClient } from './stats-client.ts';

const clients = new Map<string, StatsClient>();

/** The one client of this page for a service and a token; `null` when nobody names a service. */
export function clientFor(
  server: string | null | undefined,
  token: string | null | undefined,
): StatsClient | null {
  const named = server || OWN_SERVER;
  const address = named ? webAddress(named) : null;
  if (!address) return null;
  const url = address.origin + address.pathname.replace(/\/+$/, '');
  const key = `${url} ${token ?? ''}`;
  const client =
    clients.get(key) ??
    // A page may write down the token that it gave for an older one.
    [...clients.values()].find((known) => known.server === url && token && known.token === token) ??
    new StatsClient(url, token || undefined);
  clients.set(key, client);
  return client;
}
