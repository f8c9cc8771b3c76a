import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test, type TestContext } from 'node:test';
import { ERRORS, type ErrorCode } from '@oc-stats/contract';
import { problem } from '@oc-stats/contract/schema';
import { listenOn, type Fetch, type Limits, type OnFailure } from './listen.ts';

const answered: Fetch = () => new Response('answered');
const HOST = 'Host: localhost\r\n';

const unexpected: OnFailure = (error) => {
  throw error;
};

interface Around {
  readonly fetch?: Fetch;
  readonly limits?: Limits;
  readonly onFailure?: OnFailure;
  /** Is written once the answer to what was written first is there. */
  readonly then?: string;
}

/** Writes bytes as no client would, and gives all that comes back until the connection is closed. */
async function sent(t: TestContext, text: string, around: Around = {}): Promise<string> {
  const { fetch = answered, limits = {}, onFailure = unexpected } = around;
  const web = await listenOn('127.0.0.1', 0, fetch, onFailure, limits);
  t.after(() => web.close(0));
  let then = around.then ?? '';
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(web.address).port), '127.0.0.1', () => socket.write(text));
    let back = '';
    socket.on('data', (chunk) => {
      back += chunk.toString();
      if (!then || !back.endsWith('answered')) return;
      socket.write(then);
      then = '';
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(back));
  });
}

function assertProblem(raw: string, code: ErrorCode): void {
  const [head = '', body = ''] = raw.split('\r\n\r\n');
  assert.match(head, new RegExp(`^HTTP/1\\.1 ${ERRORS[code].status} `), raw);
  assert.match(head, /content-type: application\/problem\+json/i);
  assert.equal(problem.parse(JSON.parse(body)).code, code);
}

test('what is not HTTP gets a named problem', async (t) => {
  const unreadable = [
    '\x16\x03\x01\x00\x00hello\r\n\r\n',
    `FOO / HTTP/1.1\r\n${HOST}\r\n`,
    `GET /\0 HTTP/1.1\r\n${HOST}\r\n`,
    `GET / HTTP/1.1\r\n${HOST}Authorization: \x01\r\n\r\n`,
    `POST / HTTP/1.1\r\n${HOST}Content-Length: -5\r\n\r\n`,
    `POST / HTTP/1.1\r\n${HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${HOST}\r\n`,
  ];
  for (const text of unreadable) assertProblem(await sent(t, text), 'bad-request');
});

test('what names no host, or none that can be one, likewise', async (t) => {
  const close = 'Connection: close\r\n\r\n';
  const unreadable = [
    `GET / HTTP/1.1\r\n${close}`,
    `GET / HTTP/1.0\r\n${close}`,
    `GET / HTTP/1.1\r\nHost: a b<>\r\n${close}`,
    `OPTIONS * HTTP/1.1\r\n${HOST}${close}`,
  ];
  for (const text of unreadable) assertProblem(await sent(t, text), 'bad-request');
});

test('who sends too slowly is not waited for', async (t) => {
  const limits = { headMs: 30, requestMs: 60, lookMs: 10 };
  assertProblem(await sent(t, 'GET / HTTP/1.1\r\nHo', { limits }), 'request-timeout');
  const body = `POST / HTTP/1.1\r\n${HOST}Content-Length: 300\r\n\r\nabc`;
  const reading: Fetch = async (request) => new Response(await request.text());
  assertProblem(await sent(t, body, { fetch: reading, limits }), 'request-timeout');
});

test('a connection that was used before makes no difference', async (t) => {
  const good = `GET / HTTP/1.1\r\n${HOST}\r\n`;
  const limits = { headMs: 30, requestMs: 60, lookMs: 10 };
  for (const [then, code] of [
    [`FOO / HTTP/1.1\r\n${HOST}\r\n`, 'bad-request'],
    ['GET / HTTP/1.1\r\nHo', 'request-timeout'],
  ] as const) {
    const [first = '', second = ''] = (await sent(t, good, { limits, then })).split(/(?<=answered)/);
    assert.match(first, /^HTTP\/1\.1 200 /);
    assertProblem(second, code);
  }
});

test('a refusal is never taken for the answer to the request before it', async (t) => {
  const fetch: Fetch = () => new Promise(() => undefined);
  const text = `GET / HTTP/1.1\r\n${HOST}\r\nFOO / HTTP/1.1\r\n\r\n`;
  assert.equal(await sent(t, text, { fetch }), '');
});

test('what fails outside of the application is told to its caller, and shows no stack and no message', async (t) => {
  const secret = new Error('secret');
  const failures: unknown[] = [];
  const failing: Fetch = () => Promise.reject(secret);
  const raw = await sent(t, `GET / HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`, {
    fetch: failing,
    onFailure: (error) => failures.push(error),
  });
  assertProblem(raw, 'internal');
  assert.deepEqual(failures, [secret]);
  assert.ok(!raw.includes('secret'));
});
