import { OWN_SERVER } from './server-url.ts';
import { StatsClient } from './stats-client.ts';

const clients = new Map<string, StatsClient>();

/** The one client of this page for a service and a token; `null` when nobody names a service. */
export function clientFor(
  server: string | null | undefined,
  token: string | null | undefined,
): StatsClient | null {
  const url = resolve(server || OWN_SERVER);
  if (url === null) return null;
  const key = `${url} ${token ?? ''}`;
  const client = clients.get(key) ?? new StatsClient(url, token || undefined);
  clients.set(key, client);
  return client;
}

function resolve(server: string | null): string | null {
  if (server === null || !URL.canParse(server, document.baseURI)) return null;
  const url = new URL(server, document.baseURI);
  return url.protocol === 'http:' || url.protocol === 'https:'
    ? url.origin + url.pathname.replace(/\/+$/, '')
    : null;
}
