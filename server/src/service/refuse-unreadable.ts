import { STATUS_CODES, type Server } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { problemOf, StatsError } from '@oc-stats/contract';
import { PROBLEM_TYPE } from '../http/problem.ts';

/** What never becomes a request, because it is no HTTP or does not come to its end, is refused by name as well. */
export function refuseUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Into an answer that has begun no other can be written.
    if (error.code === 'ECONNRESET' || !isUntouched(socket)) return void socket.destroy();
    const code = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request-timeout' : 'bad-request';
    socket.end(written(new StatsError(code)), () => socket.destroy());
  });
}

function isUntouched(socket: Duplex): boolean {
  return socket instanceof Socket && socket.writable && socket.bytesWritten === 0;
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
