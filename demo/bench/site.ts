import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface File {
  readonly type: string;
  readonly body: string | Buffer;
  readonly encoding?: 'br';
}

export interface Site extends AsyncDisposable {
  readonly origin: string;
}

/** Somebody's web server with a few pages or files; another port, and so another origin than the service. */
export async function startSite(files: Readonly<Record<string, File>>): Promise<Site> {
  const server = createServer(({ url = '/' }, response) => {
    const file = files[url];
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Length': Buffer.byteLength(file.body),
      ...(file.encoding ? { 'Content-Encoding': file.encoding } : {}),
    });
    response.end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
