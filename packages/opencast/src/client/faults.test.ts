import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { createCatalog } from '../catalog/create-catalog.ts';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { createFakeOpencast } from '../fake/server/create-fake-opencast.ts';
import { createUniversity } from '../fake/university/create-university.ts';
import {
  createOpencastClient,
  type OpencastClient,
  type OpencastClientOptions,
} from './create-opencast-client.ts';
import { createSessionReader } from './create-session-reader.ts';
import { OpencastError, type OpencastErrorCode } from './opencast-error.ts';
import { bridge, listen, writtenPauses, type RealServer } from './real-server.fixture.ts';

const ACCOUNT = { user: 'admin', password: 'opencast' };
const ORGANIZATION = { id: 'mh_default_org', name: 'Opencast', adminRole: 'ROLE_ADMIN', anonymousRole: '' };
const JSON_TYPE = { 'content-type': 'application/json' };

type Fault = (response: ServerResponse) => void;

const well: Fault = (response) => void response.writeHead(200, JSON_TYPE).end(JSON.stringify(ORGANIZATION));
const status =
  (code: number, headers: Record<string, string> = {}): Fault =>
  (response) =>
    void response.writeHead(code, headers).end('trouble');
const login = status(302, { location: '/login.html' });
const page: Fault = (response) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><form></form>');
const garbage: Fault = (response) =>
  void response.writeHead(200, JSON_TYPE).end(Buffer.from([0xff, 0x00, 0x7b, 0x9f]));
const cutJson: Fault = (response) => void response.writeHead(200, JSON_TYPE).end('{"id":"mh_def');
const cutConnection: Fault = (response) => {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
  response.write('{"id":', () => response.destroy());
};
const hang: Fault = () => undefined;
const drip: Fault = (response) => {
  response.writeHead(200, JSON_TYPE);
  const timer = setInterval(() => response.write(' '), 2);
  response.on('close', () => clearInterval(timer));
};
const hangUp: Fault = (response) => void response.destroy();

describe('faults of a real server', () => {
  const passing: readonly (readonly [string, Fault, OpencastErrorCode])[] = [
    ['status 502', status(502), 'unreachable'],
    ['status 503', status(503), 'unreachable'],
    ['status 504', status(504), 'unreachable'],
    ['status 429', status(429), 'busy'],
    ['a connection that is hung up', hangUp, 'unreachable'],
    ['an answer that is cut off', cutConnection, 'unreachable'],
    ['no answer', hang, 'timeout'],
    ['an answer that drips', drip, 'timeout'],
  ];
  for (const [what, fault, code] of passing) {
    const options = code === 'timeout' ? { timeoutMs: 400 } : {};
    it(`${what}: passes, or ends after three tries as "${code}"`, async () => {
      await withServer(
        [fault, fault, well],
        async ({ client, requests }) => {
          assert.equal((await client.organization()).id, 'mh_default_org');
          assert.equal(requests(), 3);
        },
        options,
      );
      await withServer(
        [fault, fault, fault, well],
        async ({ client, requests }) => {
          await rejects(client.organization(), code);
          assert.equal(requests(), 3);
        },
        options,
      );
    });
  }

  const lasting: readonly (readonly [string, Fault, OpencastErrorCode])[] = [
    ['status 500', status(500), 'unexpected-answer'],
    ['status 400', status(400), 'bad-request'],
    ['status 403', status(403), 'forbidden'],
    ['status 404', status(404), 'unexpected-answer'],
    ['a wrong password', status(401, { 'www-authenticate': 'Basic' }), 'not-signed-in'],
    ['a redirect to the login page', login, 'not-signed-in'],
    ['a page instead of data', page, 'not-signed-in'],
    ['garbage', garbage, 'unexpected-answer'],
    ['half of an answer', cutJson, 'unexpected-answer'],
  ];
  for (const [what, fault, code] of lasting) {
    it(`${what}: is "${code}", and asking again would not help`, async () => {
      await withServer([fault, well], async ({ client, requests }) => {
        await rejects(client.organization(), code);
        assert.equal(requests(), 1);
      });
    });
  }

  it('nobody there: is told after three tries, with the reason', async () => {
    const server = await listen(() => undefined);
    await server.close();
    const timers = writtenPauses();
    const client = createOpencastClient({ uri: server.uri, ...ACCOUNT, resilience: { timers } });
    await rejects(client.organization(), 'unreachable', /ECONNREFUSED/);
    assert.equal(timers.pauses.length, 2);
  });

  it('somebody else there: is told', async () => {
    const server = createServer((socket) => void socket.resume().end('220 mail.example.org ESMTP\r\n'));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = createOpencastClient({ uri, ...ACCOUNT, resilience: { timers: writtenPauses() } });
    await rejects(client.organization(), 'unreachable');
    await new Promise((closed) => server.close(closed));
  });

  for (const code of [429, 503]) {
    it(`waits as long as ${code} asks for`, async () => {
      const fault = status(code, { 'retry-after': '7' });
      await withServer([fault, well], async ({ client, pauses }) => {
        await client.organization();
        assert.deepEqual(pauses, [7_000]);
      });
    });
  }

  it('gives up at once when it is asked to wait for long, and says how long', async () => {
    await withServer([status(429, { 'retry-after': '3600' }), well], async ({ client, requests }) => {
      await rejects(client.organization(), 'busy', /in 3600 s/);
      assert.equal(requests(), 1);
    });
  });

  it('leaves a server alone that fails and fails, and says why', async () => {
    const faults = Array.from({ length: 6 }, () => status(503));
    const resilience = { attempts: 1, breaker: { failures: 3, restMs: 60_000 } };
    await withServer(
      faults,
      async ({ client, requests }) => {
        for (let i = 0; i < 3; i++) await rejects(client.organization(), 'unreachable');
        await rejects(client.me(), 'paused', /not asked again for 60 s\. The last failure: .*503/);
        assert.equal(requests(), 3);
      },
      { resilience },
    );
  });

  it('does not hold a refusal against the server', async () => {
    const faults = Array.from({ length: 20 }, () => status(403));
    await withServer([...faults, well], async ({ client }) => {
      for (let i = 0; i < faults.length; i++) await rejects(client.organization(), 'forbidden');
      assert.equal((await client.organization()).id, 'mh_default_org');
    });
  });

  it('ends with its caller, also between two tries', async () => {
    const caller = new AbortController();
    const timers = {
      now: () => 0,
      pause: (_ms: number, signal: AbortSignal) => {
        caller.abort();
        return Promise.reject(signal.reason as Error);
      },
    };
    await withServer(
      [status(503), well],
      async ({ client, requests }) => {
        await rejects(client.organization(caller.signal), 'aborted');
        assert.equal(requests(), 1);
      },
      { resilience: { timers } },
    );
  });

  const sessionFaults: readonly (readonly [string, Fault, OpencastErrorCode])[] = [
    ['a login page', page, 'unexpected-answer'],
    ['a redirect to it', login, 'not-signed-in'],
    ['garbage', garbage, 'unexpected-answer'],
    ['half of an answer', cutJson, 'unexpected-answer'],
    ['something else', well, 'unexpected-answer'],
    ['status 503', status(503), 'unreachable'],
    ['no answer', hang, 'timeout'],
  ];
  for (const [what, fault, code] of sessionFaults) {
    it(`whose session it is cannot be read from ${what}`, async () => {
      const server = await listen((_, response) => fault(response));
      const read = createSessionReader({
        uri: server.uri,
        timeoutMs: code === 'timeout' ? 50 : 10_000,
        resilience: { attempts: 2, timers: writtenPauses() },
      });
      await rejects(read('JSESSIONID=x'), code);
      await server.close();
    });
  }
});

describe('loading the catalogue', () => {
  const university = createUniversity({ seed: 6, today: '2026-11-20', series: 30, episodes: 730 });
  const app = createFakeOpencast(university, ACCOUNT);

  it('survives a 503 in the middle of the pages', async () => {
    const failed = new Set<string>();
    const { server, client } = await opencast(
      (path) => isLaterPage(path) && !failed.has(path) && !!failed.add(path),
    );
    const { size } = createCatalog(await loadCatalog(client));
    assert.deepEqual(size, { series: 30, episodes: 730 });
    assert.ok(failed.size >= 5);
    await server.close();
  });

  it('fails with one sentence when it persists', async () => {
    const { server, client } = await opencast(isLaterPage);
    await rejects(
      loadCatalog(client),
      'unreachable',
      /^Opencast at \S+ cannot be reached \(status 503 [^.]*\)\. Check [^.]*\.uri[^.]*\.$/,
    );
    await server.close();
  });

  function isLaterPage(path: string): boolean {
    return path.startsWith('/api/events') && /offset=[1-9]/.test(path);
  }

  async function opencast(
    isFaulty: (path: string) => boolean,
  ): Promise<{ server: RealServer; client: OpencastClient }> {
    const server = await listen((request, response) => {
      if (isFaulty(request.url ?? '')) response.writeHead(503).end();
      else void bridge(app, request, response);
    });
    const resilience = { timers: writtenPauses() };
    return { server, client: createOpencastClient({ uri: server.uri, ...ACCOUNT, resilience }) };
  }
});

interface Surroundings {
  readonly client: OpencastClient;
  readonly pauses: readonly number[];
  requests(): number;
}

/** Each request gets the next of the faults. */
async function withServer(
  faults: readonly Fault[],
  test: (surroundings: Surroundings) => Promise<void>,
  change: Partial<OpencastClientOptions> = {},
): Promise<void> {
  let asked = 0;
  const server = await listen((_, response) => (faults[asked++] ?? status(418))(response));
  const timers = writtenPauses();
  const client = createOpencastClient({
    uri: server.uri,
    ...ACCOUNT,
    resilience: { timers },
    ...change,
  });
  try {
    await test({ client, pauses: timers.pauses, requests: () => asked });
  } finally {
    await server.close();
  }
}

async function rejects(promise: Promise<unknown>, code: OpencastErrorCode, message = /./): Promise<void> {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof OpencastError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}
