import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a proxy is told; read anew for every request, so that the service may start after it. */
export interface ProxySettings {
  /** Where the service is. */
  service: string;
  /** Whether the service is told where it is reached. */
  readonly tells: boolean;
}

export interface Proxy extends AsyncDisposable {
  readonly origin: string;
  /** Where the service is reached, without a slash at the end. */
  readonly address: string;
  /** What was asked for beside the service: nothing of its pages may lead there. */
  readonly astray: readonly string[];
}

export const PREFIX = '/stats';

/** A web server of others that has the service below a path, takes the path away, and has nothing else. */
export async function startProxy(settings: ProxySettings): Promise<Proxy> {
  const astray: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { url = '/', headers } = incoming;
    if (!url.startsWith(`${PREFIX}/`)) {
      astray.push(url);
      outgoing.writeHead(404).end();
      return;
    }
    const forwarded = {
      'x-forwarded-proto': 'http',
      'x-forwarded-host': headers.host,
      'x-forwarded-prefix': PREFIX,
    };
    // As most proxies do, it asks in its own name.
    const { host } = new URL(settings.service);
    const told = { ...headers, host, ...(settings.tells ? forwarded : {}) };
    pass(incoming, outgoing, settings.service + url.slice(PREFIX.length), told);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    address: origin + PREFIX,
    astray,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: string,
  headers: Record<string, string | string[] | undefined>,
): void {
  const onward = request(url, { method: incoming.method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}
