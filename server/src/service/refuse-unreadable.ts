import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemOf, StatsError } from '@oc-stats/contract';
import { PROBLEM_TYPE } from '../http/problem.ts';

/** What never becomes a request, because it is no HTTP or does not come to its end, is refused by name as well. */
export function refuseUnreadable(server: Server): void {
  const open = new WeakMap<Duplex, Set<ServerResponse>>();
  server.on('request', ({ socket }, response) => {
    const answers = open.get(socket) ?? new Set();
    open.set(socket, answers.add(response));
    response.once('close', () => answers.delete(response));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const awaited = [...(open.get(socket) ?? [])];
    if (error.code === 'ECONNRESET' || !socket.writable || !awaited.every(isUnread)) {
      return void socket.destroy();
    }
    const code = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request-timeout' : 'bad-request';
    socket.end(written(new StatsError(code)), () => socket.destroy());
  });
}

/**
 * Into an answer that has begun no other can be written; and while one is awaited to a request that has come whole, a
 * refusal of what follows it would be taken for that answer.
 */
function isUnread({ headersSent, req }: ServerResponse): boolean {
  return !headersSent && !req.complete;
}

function written(error: StatsError): string {
  const problem = problemOf(error);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Connection: close',
    'Cache-Control: no-store',
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
