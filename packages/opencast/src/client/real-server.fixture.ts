import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';
import type { Timers } from '@oc-stats/resilience';
import type { Environment } from '../fake/server/environment.ts';

export interface RealServer {
  readonly uri: string;
  close(): Promise<void>;
}

export async function listen(listener: RequestListener): Promise<RealServer> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    uri: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

/** Node's server in front of the app, as thin as can be. */
export async function bridge(
  app: Hono<Environment>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = new Headers(request.headers as Record<string, string>);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const answer = await app.request(`http://${request.headers.host}${request.url}`, {
    method: request.method ?? 'GET',
    headers,
    ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
  });
  response
    .writeHead(answer.status, Object.fromEntries(answer.headers))
    .end(Buffer.from(await answer.arrayBuffer()));
}

/** Pauses that are over at once, and written down. */
export function writtenPauses(): Timers & { readonly pauses: readonly number[] } {
  const pauses: number[] = [];
  return {
    pauses,
    now: () => performance.now(),
    pause(ms) {
      pauses.push(ms);
      return Promise.resolve();
    },
  };
}
