import { existsSync } from 'node:fs';
import { chmod, unlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { StatsError } from '@oc-stats/contract';
import { OperatorError } from '../commands/operator-error.ts';
import { bareProblem } from '../http/problem.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';

/** `env` holds what the connection knows beside the request. */
export type Fetch = (request: Request, env?: object) => Response | Promise<Response>;

/** Is told of what failed outside of the application, which has a log of its own for what fails inside. */
export type OnFailure = (error: unknown) => void;

export interface Listening {
  readonly address: string;
  /** Takes no more requests, and waits for those that run. */
  close(patienceMs: number): Promise<void>;
}

/** How long somebody may take to send a request, and how often it is looked whether somebody takes longer. */
export interface Limits {
  readonly headMs?: number;
  readonly requestMs?: number;
  readonly lookMs?: number;
}

export async function listenOn(
  host: string,
  port: number,
  fetch: Fetch,
  onFailure: OnFailure,
  limits: Limits = {},
): Promise<Listening> {
  const server = serverFor(fetch, onFailure, limits);
  await listening(server, { host, port }, (code) => {
    if (code === 'EADDRINUSE')
      return `Port ${port} on ${host} is in use by another program. Stop it, or choose another with --port (0 takes a free one).`;
    if (code === 'EACCES')
      return `Port ${port} may not be opened by this user. Choose one above 1023 with --port.`;
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      return `This machine has no address ${host}. Choose another with --host.`;
    return `Cannot listen on ${host}:${port} (${code}).`;
  });
  const { port: real } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${real}`,
    close: (patience) => close(server, patience),
  };
}

/** A socket that only the owner of the folder may talk to. */
export async function listenOnSocket(path: string, fetch: Fetch, onFailure: OnFailure): Promise<Listening> {
  const server = serverFor(fetch, onFailure);
  // Whoever owns the store owns the socket: what lies there was left by a process that was killed.
  if (existsSync(path)) await unlink(path);
  const mask = process.umask(0o177);
  try {
    await listening(server, { path }, (code) => `Cannot open the socket ${path} (${code}).`);
  } finally {
    process.umask(mask);
  }
  await chmod(path, 0o600);
  return { address: path, close: (patience) => close(server, patience) };
}

function serverFor(
  fetch: Fetch,
  onFailure: OnFailure,
  { headMs = 15_000, requestMs = 30_000, lookMs = 5_000 }: Limits = {},
): Server {
  const options = {
    headersTimeout: headMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookMs,
    // Longer than proxies keep theirs (nginx: 60 s), so that none is closed at the moment in which they use it.
    keepAliveTimeout: 65_000,
    // Node would refuse without a word.
    requireHostHeader: false,
  };
  const answer = getRequestListener(fetch, {
    errorHandler: (error) => {
      if (error instanceof RequestError) return bareProblem(new StatsError('bad-request'));
      onFailure(error);
      return bareProblem(new StatsError('internal'));
    },
  });
  const server = createServer(options, (incoming, outgoing) => void answer(incoming, outgoing));
  refuseUnreadable(server);
  return server;
}

function listening(
  server: Server,
  where: { host: string; port: number } | { path: string },
  explain: (code: string) => string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new OperatorError(explain(error.code ?? error.message), { cause: error }));
    });
    server.listen(where, resolve);
  });
}

function close(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
    // A connection becomes idle when its last answer is out, and would be kept open for the next request.
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(impatient);
      clearInterval(sweep);
      resolve();
    });
  });
}
