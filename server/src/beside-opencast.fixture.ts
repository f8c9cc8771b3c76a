import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createUniversity, type FakeOpencastOptions } from '@oc-stats/opencast/fake';
import { pino } from 'pino';
import { embedded } from './commands/embedded.ts';
import { loadConfig } from './config/load.ts';
import { ACCOUNT, serveOpencast, type Served } from './service/served.fixture.ts';
import { startService, type Service } from './service/service.ts';

export const university = createUniversity({ seed: 7, today: '2026-04-01', series: 12, episodes: 90 });

export interface Beside {
  /** Of the one host under which browsers see both: Opencast at its root, oc-stats below `/stats`. */
  readonly host: string;
  readonly opencast: Served;
  readonly service: Service;
  /** Lets the clock of the service go on, or back. */
  wait(ms: number): void;
}

export interface BesideOptions {
  /** Sections of the configuration beside that for Opencast. */
  readonly config?: object;
  readonly fake?: Partial<FakeOpencastOptions>;
  /** Whether it will be able to answer; otherwise only names are waited for. */
  readonly isReady?: boolean;
}

/** The whole service, over real connections, behind the same proxy as an Opencast that does not exist. */
export async function besideOpencast(
  context: Pick<TestContext, 'after'>,
  { config = {}, fake = {}, isReady = true }: BesideOptions = {},
): Promise<Beside> {
  const cwd = await mkdtemp(join(tmpdir(), 'oc-stats-beside-'));
  context.after(() => rm(cwd, { recursive: true, force: true }));
  const opencast = await serveOpencast(university, fake);
  context.after(() => opencast.close());
  const section = { uri: opencast.uri, ...ACCOUNT, organizationId: university.organization.id };
  const whole = { server: { trustProxy: true }, opencast: section, ...config };
  await writeFile(join(cwd, 'config.yaml'), JSON.stringify(whole));
  let waited = 0;
  const service = await startService({
    config: loadConfig({ port: '0' }, {}, cwd),
    adapters: embedded({}),
    version: '0.1.0',
    log: pino({ level: 'silent' }),
    clock: () => new Date(Date.parse('2026-04-01T12:00:00Z') + waited),
    assets: undefined,
    onProgress: () => undefined,
  });
  context.after(() => service.stop());
  const proxy = createServer((incoming, outgoing) => {
    const isOurs = incoming.url?.startsWith('/stats/') === true;
    pass(incoming, outgoing, isOurs ? service.address : opencast.uri, isOurs ? '/stats' : '');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  await ready(service, (text, ok) => ok || (!isReady && !text.includes('catalogue')));
  const host = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return { host, opencast, service, wait: (ms) => (waited += ms) };
}

/** As nginx does it by the deployment page. */
function pass(incoming: IncomingMessage, outgoing: ServerResponse, to: string, prefix: string): void {
  // As they came, also what came twice.
  const headers = [
    ...incoming.rawHeaders,
    ...['X-Forwarded-Host', incoming.headers.host ?? ''],
    ...['X-Forwarded-Proto', 'http'],
    ...['X-Forwarded-For', incoming.socket.remoteAddress ?? ''],
    ...(prefix === '' ? [] : ['X-Forwarded-Prefix', prefix]),
  ];
  const onwards = request(
    to + (incoming.url ?? '').slice(prefix.length),
    { method: incoming.method ?? 'GET', headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    },
  );
  onwards.on('error', () => outgoing.destroy());
  incoming.pipe(onwards);
}

/** Asked until it is there, as a page does that is told to come back. */
async function ready({ address }: Service, isThere: (text: string, ok: boolean) => boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(`${address}/readyz`);
    if (isThere(await answer.text(), answer.ok)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the service did not become ready');
}
