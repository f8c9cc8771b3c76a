import { StoreError } from '@oc-stats/store';

/**
 * The address from the two keys of the configuration. People write the host with or without scheme, with a slash or a
 * path behind it, and IPv6 with or without brackets; a port in the host wins over the other key.
 */
export function influxAddress(host: string, port: number): string {
  const text = host.trim();
  const [, scheme = 'http', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/i.exec(text) ?? [];
  if (!/^https?$/i.test(scheme)) refuse(`its scheme is ${scheme}, not http or https`);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) refuse(`its port is ${port}`);
  const [authority = '', ...path] = rest.split('/');
  if (authority.includes('@')) refuse('user and password have keys of their own');
  if (authority === '') refuse('the host is empty');

  const bracketed = isBareIpv6(authority) ? `[${authority}]` : authority;
  const withPort = /:\d+$/.test(bracketed.replace(/^\[[^\]]*\]/, '')) ? bracketed : `${bracketed}:${port}`;
  const address = `${scheme.toLowerCase()}://${withPort}/${path.join('/')}`.replace(/\/+$/, '');
  if (!URL.canParse(address)) refuse(`"${shorten(authority)}" is no host`);
  return address;
}

/** For messages: nothing but host, port and path. */
export function shownAddress(url: string): string {
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { host, pathname } = new URL(url);
  return `${host}${pathname.replace(/\/+$/, '')}`;
}

export function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}

function isBareIpv6(authority: string): boolean {
  return !authority.startsWith('[') && authority.split(':').length > 2;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function refuse(reason: string): never {
  throw new StoreError(
    'invalid',
    `The address of InfluxDB cannot be used: ${reason}. Write it as http://host.`,
  );
}
