import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOpencastClient, type OpencastClient } from '@oc-stats/opencast';
import {
  createFakeOpencast,
  createUniversity,
  type FakeOpencastOptions,
  type University,
} from '@oc-stats/opencast/fake';

export const UNIVERSITY = createUniversity({ seed: 7, today: '2026-11-20', series: 30, episodes: 300 });
export const ACCOUNT = { user: 'retention', password: 'opencast' };

/** An Opencast on a port of its own, and what it was asked. */
export interface OpencastOnPort {
  readonly uri: string;
  readonly asked: string[];
  client(options?: { concurrency?: number }): OpencastClient;
  /** What answers from now on; `null` the fake itself. */
  instead: ((path: string) => { status: number; body: string } | null) | null;
  close(): Promise<void>;
}

export async function opencastOnPort(
  university: University = UNIVERSITY,
  options: Partial<FakeOpencastOptions> = {},
): Promise<OpencastOnPort> {
  const fake = createFakeOpencast(university, { ...ACCOUNT, ...options });
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const other = opencast.instead?.(path);
    if (other) {
      response.writeHead(other.status).end(other.body);
      return;
    }
    const headers = new Headers(request.headers as Record<string, string>);
    const answer = Promise.resolve(fake.request(`http://opencast.invalid${path}`, { headers }));
    void answer.then(async (found) => {
      response
        .writeHead(found.status, Object.fromEntries(found.headers))
        .end(Buffer.from(await found.arrayBuffer()));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const opencast: OpencastOnPort = {
    uri,
    asked,
    instead: null,
    client: (own = {}) => createOpencastClient({ uri, ...ACCOUNT, resilience: false, ...own }),
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
  return opencast;
}
