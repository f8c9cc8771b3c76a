import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createFakeOpencast, type FakeOpencastOptions, type University } from '@oc-stats/opencast/fake';

export const ACCOUNT = { user: 'oc-stats', password: 'pass word:"ä"' };

export interface Served {
  readonly uri: string;
  /** How many requests came. */
  readonly asked: () => number;
  close(): Promise<void>;
}

export async function serveOpencast(
  university: University,
  options: Partial<FakeOpencastOptions> = {},
  port = 0,
): Promise<Served> {
  return serveApp(createFakeOpencast(university, { ...ACCOUNT, ...options }), port);
}

/** Any invented system on a port of its own, as far away as a network is. */
export async function serveApp(
  app: { fetch(request: Request): Response | Promise<Response> },
  port = 0,
): Promise<Served> {
  let asked = 0;
  const listener = getRequestListener((request) => {
    asked += 1;
    return app.fetch(request);
  });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
