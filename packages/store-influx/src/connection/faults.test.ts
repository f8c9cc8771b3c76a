import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openInfluxStore, type InfluxStore } from '../influx-store.ts';

type Reply = (request: IncomingMessage, response: ServerResponse, count?: number) => void;

const PASSWORD = 's3cret p@ss/word';
const JSON_TYPE = { 'content-type': 'application/json' };
/** A database with nothing in it. */
const EMPTY = JSON.stringify({
  results: [
    {
      statement_id: 0,
      series: [
        { columns: ['name', 'shardGroupDuration', 'default'], values: [['autogen', '168h0m0s', true]] },
      ],
    },
  ],
});

describe('when InfluxDB is not well', () => {
  it('refuses connections', async (t) => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    await failsWith(
      open(t, `http://127.0.0.1:${port}`),
      /127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/,
    );
  });

  it('takes the question and never answers', async (t) => {
    const { store, counts } = await asked(t, () => undefined, { timeoutMs: 150 });
    await failsWith(store, /did not answer within 0\.15 s/);
    assert.equal(counts(), 1, 'one that hangs is not asked again');
  });

  it('answers drop by drop, for ever', async (t) => {
    const drip: Reply = (_, response) => {
      response.writeHead(200, JSON_TYPE);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    };
    const { store } = await asked(t, drip, { timeoutMs: 300 });
    await failsWith(store, /did not answer within 0\.3 s/);
  });

  it('is not ready at first, and is asked again', async (t) => {
    for (const status of [503, 502, 500, 429]) {
      const later: Reply = (request, response, count = 0) =>
        count < 3 ? response.writeHead(status, { 'retry-after': '0' }).end() : well(request, response);
      const { store } = await asked(t, later);
      assert.equal((await store.detect()).kind, 'empty', String(status));
    }
  });

  it('is not ready at all', async (t) => {
    const { store, counts } = await asked(t, (_, response) => {
      response.writeHead(503, { 'retry-after': '0', ...JSON_TYPE }).end('{"error":"engine: cache full"}');
    });
    await failsWith(store, /is not ready \(status 503: engine: cache full\)\. Try again in a moment/);
    assert.equal(counts(), 3);
  });

  it('asks for an hour of rest, and is not asked again meanwhile', async (t) => {
    const { store, counts } = await asked(t, (_, response) =>
      response.writeHead(429, { 'retry-after': '3600' }).end(),
    );
    await failsWith(store, /status 429/);
    assert.equal(counts(), 1);
  });

  it('is a web page', async (t) => {
    const page: Reply = (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>');
    await failsWith((await asked(t, page)).store, /does not speak InfluxDB/);
  });

  it('is something else that speaks JSON', async (t) => {
    for (const text of ['{"status":"ok"}', '[]', 'null', '{"results":{}}', '{"results":[]}']) {
      const { store } = await asked(t, (_, response) => response.writeHead(200, JSON_TYPE).end(text));
      await failsWith(store, /does not answer as InfluxDB does/);
    }
  });

  it('is somewhere else', async (t) => {
    for (const status of [404, 301]) {
      const { store } = await asked(t, (_, response) =>
        response.writeHead(status, { location: '/login' }).end(),
      );
      await failsWith(store, /is no InfluxDB, or has another path/);
    }
  });

  it('breaks off in the middle of its answer', async (t) => {
    const cut: Reply = (_, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': String(EMPTY.length) });
      response.write(EMPTY.slice(0, 40), () => response.destroy());
    };
    await failsWith((await asked(t, cut)).store, /broke off in the middle/);
  });

  it('sends half of its JSON as if it were all', async (t) => {
    const half: Reply = (_, response) => response.writeHead(200, JSON_TYPE).end(EMPTY.slice(0, 40));
    await failsWith((await asked(t, half)).store, /its answer is no JSON/);
    const packed: Reply = (_, response) =>
      response
        .writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' })
        .end(gzipSync(EMPTY).subarray(0, 60));
    await failsWith((await asked(t, packed)).store, /no JSON|cannot be read/);
  });

  it('packs its answer', async (t) => {
    const packed: Reply = (request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(gzipSync(emptyFor(request)));
    };
    assert.equal((await (await asked(t, packed)).store.detect()).kind, 'empty');
  });

  it('refuses user and password', async (t) => {
    const { store, counts } = await asked(t, (_, response) => {
      response.writeHead(401, JSON_TYPE).end('{"error":"authorization failed"}');
    });
    await failsWith(store, /refuses user and password/);
    assert.equal(counts(), 1, 'asking again would lock the account');
  });

  it('says what is wrong inside HTTP 200', async (t) => {
    const cases: [string, RegExp][] = [
      ['database not found: opencast', /has no database "opencast"/],
      ['retention policy not found: x', /no such retention policy/],
      ['not authorized to execute statement', /does not let this user do that/],
      ['max-concurrent-queries limit exceeded(5, 5)', /too busy/],
      ['something new', /refused the question: something new/],
    ];
    for (const [error, message] of cases) {
      const { store } = await asked(t, (_, response) =>
        response.writeHead(200, JSON_TYPE).end(JSON.stringify({ results: [{ statement_id: 0, error }] })),
      );
      await failsWith(store, message);
    }
  });

  it('sends a part of its answer only, which would make the numbers too small', async (t) => {
    const series = [{ name: 'm', columns: ['a'], values: [['b']], partial: true }];
    const partial = JSON.stringify({ results: [{ statement_id: 0, series, partial: true }] });
    const { store } = await asked(t, (_, response) => response.writeHead(200, JSON_TYPE).end(partial));
    await failsWith(store, /sent a part of its answer only/);
  });

  it('is left alone after several failures, and the last one is told', async (t) => {
    const { store, counts } = await asked(t, (_, response) => response.writeHead(200).end('<html>'));
    for (let i = 0; i < 5; i++) await failsWith(store, /no JSON/);
    const before = counts();
    await failsWith(store, /not asked again for \d+ s\. The last failure: .*no JSON/);
    assert.equal(counts(), before);
    const health = await store.health();
    assert.deepEqual([health.ok, health.engine], [false, 'InfluxDB']);
  });

  it('is asked anew about everything when it is back', async (t) => {
    let isAway = false;
    const { store } = await asked(t, (request, response) =>
      isAway ? response.writeHead(404).end() : well(request, response),
    );
    await store.detect();
    isAway = true;
    const scope = { organization: 'o', type: 'series', id: 's' } as const;
    const question = {
      scope,
      range: { from: '2024-01-01', to: '2024-01-31' },
      grain: 'day',
      metric: 'plays',
    } as const;
    await assert.rejects(store.matrix(question), { code: 'unavailable' });
    assert.deepEqual(store.capabilities().metrics, ['plays', 'visitors', 'finishes']);
    isAway = false;
    assert.deepEqual((await store.matrix(question)).ids, []);
  });

  it('is given up with the question, and by closing', async (t) => {
    const { store } = await asked(t, () => undefined);
    const reader = new AbortController();
    const gone = new Error('gone');
    const given = assert.rejects(store.detect(reader.signal), { code: 'aborted', cause: gone });
    reader.abort(gone);
    await given;
    const waiting = assert.rejects(store.detect(), { code: 'closed' });
    await store.close();
    await waiting;
  });

  it('costs a service no start: nothing is sent before the first question', async (t) => {
    const { store, counts } = await asked(t, well);
    assert.equal(store.capabilities().source, 'matomo');
    assert.equal(counts(), 0);
  });
});

const well: Reply = (request, response) => response.writeHead(200, JSON_TYPE).end(emptyFor(request));

/** Nothing, once for each statement. */
function emptyFor({ headers }: IncomingMessage): string {
  const question = new URLSearchParams(headers['x-asked'] as string).get('q') ?? '';
  if (question.includes('RETENTION')) return EMPTY;
  return JSON.stringify({ results: question.split('; ').map((_, i) => ({ statement_id: i })) });
}

/** A server that answers `/ping` as 1.6 does, and everything else as the test says. */
async function asked(t: TestContext, reply: Reply, options: { timeoutMs?: number } = {}) {
  let count = 0;
  const server = createServer((request, response) => {
    if (request.url === '/ping') return response.writeHead(204, { 'x-influxdb-version': '1.6.7' }).end();
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      count += 1;
      request.headers['x-asked'] = Buffer.concat(pieces).toString('utf8');
      reply(request, response, count);
    });
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { store: open(t, `http://127.0.0.1:${port}`, options), counts: () => count };
}

function open(t: TestContext, url: string, options: { timeoutMs?: number } = {}): InfluxStore {
  const store = openInfluxStore({ url, database: 'opencast', user: 'stats', password: PASSWORD, ...options });
  t.after(() => store.close());
  return store;
}

async function failsWith(store: InfluxStore, message: RegExp): Promise<void> {
  await assert.rejects(store.detect(), (error: Error & { code?: string }) => {
    assert.deepEqual([error.name, error.code], ['StoreError', 'unavailable']);
    assert.match(error.message, message);
    assert.ok(!error.message.includes(PASSWORD) && !error.message.includes('stats:'));
    return true;
  });
}
