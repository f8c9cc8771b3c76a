import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Hands everything on, but for one request, which it answers with an error that is not tried again. */
export async function startStoppingProxy(target: string) {
  let left = 0;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const isCounted = request.url !== '/ping';
      if (isCounted) left -= 1;
      if (isCounted && left === 0)
        return response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"stopped"}');
      void forward(
        request.method ?? 'GET',
        request.url ?? '/',
        request.headers['content-type'],
        Buffer.concat(pieces),
      );
      return undefined;
    });

    async function forward(
      method: string,
      path: string,
      type: string | undefined,
      body: Buffer,
    ): Promise<void> {
      const answer = await fetch(target + path, {
        method,
        headers: type ? { 'content-type': type } : {},
        ...(method === 'GET' ? {} : { body: body.toString('utf8') }),
      });
      const version = answer.headers.get('x-influxdb-version') ?? '';
      response.writeHead(answer.status, { 'x-influxdb-version': version });
      response.end(Buffer.from(await answer.arrayBuffer()));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failAt: (count: number) => {
      left = count;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
