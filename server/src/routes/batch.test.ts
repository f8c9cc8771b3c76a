import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import test from 'node:test';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import type { BatchLine, Problem } from '@oc-stats/contract';
import type { StatsReader, TimelineQuery } from '@oc-stats/store';
import { pino } from 'pino';
import { smallApp, smallStore } from '../app.fixture.ts';
import type { App } from './route.ts';

const app = await smallApp();
const TIMELINE = '/api/v1/stats/series/algebra/timeline?period=P7D';

function post(to: App, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return to.request('/api/v1/batch', {
    method: 'POST',
    body: text,
    headers: { 'Content-Type': 'text/plain', ...headers },
  });
}

function questions(...paths: string[]) {
  return { questions: paths.map((path, index) => ({ id: String(index), path })) };
}

async function lines(response: Response): Promise<BatchLine[]> {
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/x-ndjson');
  const text = await response.text();
  assert.ok(text.endsWith('\n'));
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as BatchLine);
}

const byId = (all: BatchLine[]) => new Map(all.map((line) => [line.id, line]));

test('each question is answered as if it had been asked alone', async () => {
  const paths = [
    TIMELINE,
    '/api/v1/organization',
    '/api/v1/stats/episode/nobody/timeline',
    '/api/v1/nothing',
  ];
  const found = byId(await lines(await post(app, questions(...paths))));
  for (const [index, path] of paths.entries()) {
    const alone = await app.request(path);
    assert.equal(found.get(String(index))?.status, alone.status);
    assert.deepEqual(found.get(String(index))?.body, await alone.json());
  }
});

test('one that fails harms no other', async () => {
  const reader = await smallStore();
  const failing: StatsReader = { ...reader, totals: () => Promise.reject(new Error('broken')) };
  const found = byId(
    await lines(
      await post(
        await smallApp({ reader: failing }),
        questions(
          '/api/v1/stats/organization/me/totals',
          TIMELINE,
          'no path',
          `/api/v1/x${'y'.repeat(3_000)}`,
        ),
      ),
    ),
  );
  assert.equal((found.get('0')?.body as Problem).code, 'store-unavailable');
  assert.equal(found.get('1')?.status, 200);
  assert.equal((found.get('2')?.body as Problem).code, 'not-found');
  assert.equal((found.get('3')?.body as Problem).code, 'not-found');
});

test('a line is sent when it is ready, and does not wait for those asked before it', async () => {
  const reader = await smallStore();
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const slow: StatsReader = {
    ...reader,
    timeline: async (query: TimelineQuery, signal) => {
      if (query.scope.type === 'organization') await held;
      return reader.timeline(query, signal);
    },
  };
  const response = await post(
    await smallApp({ reader: slow }),
    questions('/api/v1/stats/organization/me/timeline', TIMELINE),
    { 'Accept-Encoding': 'identity' },
  );
  const stream = response.body!.getReader();
  const first = await stream.read();
  assert.equal((JSON.parse(new TextDecoder().decode(first.value)) as BatchLine).id, '1');
  release();
  const second = await stream.read();
  assert.equal((JSON.parse(new TextDecoder().decode(second.value)) as BatchLine).id, '0');
  assert.equal((await stream.read()).done, true);
});

test('a compressed line is not held back by the compressor', async () => {
  const reader = await smallStore();
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const slow: StatsReader = {
    ...reader,
    timeline: async (query, signal) => {
      if (query.scope.type === 'organization') await held;
      return reader.timeline(query, signal);
    },
  };
  for (const [encoding, inflate] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const) {
    const response = await post(
      await smallApp({ reader: slow }),
      questions(TIMELINE, '/api/v1/stats/organization/me/timeline'),
      { 'Accept-Encoding': encoding },
    );
    assert.equal(response.headers.get('content-encoding'), encoding);
    const stream = response.body!.getReader();
    const chunks: Uint8Array[] = [];
    // The first bytes come while the second question is still held; a held-back line would hang here.
    chunks.push((await stream.read()).value!);
    release();
    for (let part = await stream.read(); !part.done; part = await stream.read()) chunks.push(part.value);
    assert.equal(inflate(Buffer.concat(chunks)).toString().trimEnd().split('\n').length, 2);
  }
});

test('lines that are ready together are compressed together', async () => {
  const paths = ['a1', 'a2', 'a3', 'a4'].map((id) => `/api/v1/stats/episode/${id}/timeline?period=P30D`);
  const response = await post(app, questions(...paths), { 'Accept-Encoding': 'gzip' });
  const sent = Buffer.from(await response.arrayBuffer());
  const whole = gzipSync(gunzipSync(sent));
  assert.ok(sent.length <= whole.length + 20, `${sent.length} bytes, together ${whole.length}`);
});

test('equal questions are asked of the store once', async () => {
  const reader = await smallStore();
  let asked = 0;
  const counting: StatsReader = {
    ...reader,
    timeline: (query, signal) => ((asked += 1), reader.timeline(query, signal)),
  };
  const reordered = TIMELINE.replace('?', '?grain=day&');
  await lines(
    await post(
      await smallApp({ reader: counting }),
      questions(TIMELINE, TIMELINE, reordered, `${TIMELINE}&grain=day`),
    ),
  );
  assert.equal(asked, 2);
});

test('when the reader leaves, the rest is not asked', async () => {
  const reader = await smallStore();
  let asked = 0;
  const counting: StatsReader = {
    ...reader,
    timeline: (query, signal) => ((asked += 1), reader.timeline(query, signal)),
  };
  const days = Array.from(
    { length: 60 },
    (_, day) => `/api/v1/stats/organization/me/timeline?period=P${day + 1}D`,
  );
  const response = await post(await smallApp({ reader: counting }), questions(...days));
  const stream = response.body!.getReader();
  await stream.read();
  await stream.cancel();
  const soon = asked;
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(soon < 60, `${soon} of 60 were asked`);
  assert.ok(asked <= soon + 12, 'what runs may end, nothing more begins');
});

test('no question leaves the API, and files are not for batches', async () => {
  const paths = [
    '/livez',
    '/api/v1/../../livez',
    '/api/v1/%2e%2e/%2e%2e/metrics',
    '//evil.example/api/v1/series',
    'http://evil.example/api/v1/series',
  ];
  for (const line of await lines(await post(app, questions(...paths)))) {
    assert.equal((line.body as Problem).code, 'not-found', paths[Number(line.id)]);
  }
  const [file] = await lines(await post(app, questions('/api/v1/stats/organization/me/timeline.csv')));
  assert.equal((file?.body as Problem).code, 'bad-parameter');
  const [nested] = await lines(await post(app, questions('/api/v1/batch')));
  assert.equal((nested?.body as Problem).code, 'method-not-allowed');
});

test('a file is refused in a batch before anything is counted or drawn for it', async () => {
  const reader = await smallStore();
  let asked = 0;
  const counting: StatsReader = {
    ...reader,
    timeline: (query, signal) => ((asked += 1), reader.timeline(query, signal)),
  };
  const paths = ['png', 'svg', 'csv', 'xlsx', '%70ng'].map(
    (format) => `/api/v1/stats/series/algebra/timeline.${format}?period=P90D`,
  );
  for (const line of await lines(await post(await smallApp({ reader: counting }), questions(...paths))))
    assert.equal((line.body as Problem).code, 'bad-parameter', paths[Number(line.id)]);
  assert.equal(asked, 0);
});

test('bodies that are none', async () => {
  const many = questions(...Array.from({ length: 101 }, () => TIMELINE));
  const cases = [
    ['', 400, 'bad-body'],
    ['{', 400, 'bad-body'],
    ['null', 400, 'bad-body'],
    ['[]', 400, 'bad-body'],
    ['{"questions":[]}', 400, 'bad-body'],
    ['{"questions":{}}', 400, 'bad-body'],
    ['{"questions":[{"id":1,"path":"/api/v1/series"}]}', 400, 'bad-body'],
    [`{"questions":[{"id":"${'x'.repeat(65)}","path":"/api/v1/series"}]}`, 400, 'bad-body'],
    ['{"questions":[{"id":"1"}]}', 400, 'bad-body'],
    [`${'['.repeat(50_000)}`, 400, 'bad-body'],
    [JSON.stringify(many), 400, 'too-many-questions'],
    ['x'.repeat(300_000), 413, 'body-too-large'],
  ] as const;
  for (const [body, status, code] of cases) {
    const response = await post(app, body);
    assert.equal(response.status, status, body.slice(0, 60));
    assert.equal(((await response.json()) as Problem).code, code, body.slice(0, 60));
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  }
});

test('a token that cannot be one is refused before anything is asked', async () => {
  for (const token of ['a\r\nX-Evil: 1', '字', 'a b', '', 'x'.repeat(10_001)]) {
    const response = await post(app, { token, ...questions(TIMELINE) });
    assert.equal(response.status, 400, JSON.stringify(token.slice(0, 20)));
    assert.equal(((await response.json()) as Problem).code, 'bad-body');
  }
  const fine = await lines(await post(app, { token: 'eyJ.a-b_c.d~+/=', ...questions(TIMELINE) }));
  assert.equal(fine[0]?.status, 200);
});

test('a body that breaks off is a mistake of whoever sent it, not of the service', async () => {
  const written: { level: number }[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(JSON.parse(chunk.toString()) as { level: number });
      done();
    },
  });
  const body = new ReadableStream({
    pull(controller) {
      controller.error(new Error('aborted'));
    },
  });
  const init = { method: 'POST', body, duplex: 'half' };
  const request = new Request('http://localhost/api/v1/batch', init);
  const response = await (await smallApp({ log: pino({}, stream) })).fetch(request);
  assert.equal(((await response.json()) as Problem).code, 'bad-body');
  assert.ok(written.every(({ level }) => level < 40));
});

test('a body without a stated length is cut off where it becomes too large', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 10_000;
      controller.enqueue(new Uint8Array(10_000).fill(32));
    },
  });
  const init = { method: 'POST', body: endless, duplex: 'half' };
  const response = await app.request(new Request('http://localhost/api/v1/batch', init));
  assert.equal(response.status, 413);
  assert.ok(sent < 400_000);
});

test('bytes that are no text', async () => {
  const response = await app.request('/api/v1/batch', {
    method: 'POST',
    body: new Uint8Array([0xff, 0xfe, 0x00]),
  });
  assert.equal(((await response.json()) as Problem).code, 'bad-body');
});

test('a batch needs no preflight, and JSON does as well as text', async () => {
  const response = await post(app, questions(TIMELINE), { 'Content-Type': 'application/json' });
  assert.equal((await lines(response)).length, 1);
  const bare = await app.request('/api/v1/batch', {
    method: 'POST',
    body: JSON.stringify(questions(TIMELINE)),
  });
  assert.equal((await lines(bare)).length, 1);
});
