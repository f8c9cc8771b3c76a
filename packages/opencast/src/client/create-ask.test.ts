import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAsk, type AskOptions, type Fetch } from './create-ask.ts';
import { account } from './identity.ts';
import { OpencastError, type OpencastErrorCode } from './opencast-error.ts';

const PASSWORD = 'sécret:with colon';

describe('createAsk', () => {
  it('signs in unasked, names a version and follows no redirect', async () => {
    let seen: { url: string; init: RequestInit } | undefined;
    await asking((url, init) => ((seen = { url, init }), answer('[]')), { uri: 'https://oc.example/path/' });
    assert.equal(seen?.url, 'https://oc.example/path/api/events?filter=title:x');
    assert.equal(seen?.init.redirect, 'manual');
    const headers = new Headers(seen?.init.headers);
    assert.equal(headers.get('accept'), 'application/v1.5.0+json');
    const [scheme, credentials = ''] = headers.get('authorization')!.split(' ');
    assert.deepEqual([scheme, Buffer.from(credentials, 'base64').toString()], ['Basic', `admin:${PASSWORD}`]);
  });

  it('leaves credentials in the address out of requests', async () => {
    let seen = '';
    await asking((url) => ((seen = url), answer('[]')), { uri: 'https://me:pw@oc.example' });
    assert.equal(seen, 'https://oc.example/api/events?filter=title:x');
  });

  for (const type of ['application/v1.11.0+json', 'application/json;charset=utf-8', 'text/plain', '']) {
    it(`reads JSON whatever the type says: "${type}"`, async () => {
      assert.deepEqual(await asking(() => answer('{"a":"ü"}', { 'content-type': type })), { a: 'ü' });
    });
  }

  it('knows nothing where Opencast knows nothing', async () => {
    const text = "Cannot find an event with id 'x'.";
    assert.equal(await asking(() => new Response(text, { status: 404 })), null);
    assert.equal(await asking(() => new Response(null, { status: 204 })), null);
  });

  const login = { status: 302, headers: { location: 'https://oc.example/login.html?x=1' } };
  const challenge = { status: 401, headers: { 'www-authenticate': 'Basic realm="Opencast"' } };
  const elsewhere = { status: 301, headers: { location: 'https://other.example/?secret=1' } };
  const page = '<!DOCTYPE html><title>Login</title>';
  const failures: readonly (readonly [string, () => Response, OpencastErrorCode, RegExp])[] = [
    [
      'a redirect to the login page',
      () => new Response(null, login),
      'not-signed-in',
      /"admin".*opencast\.password/,
    ],
    ['an opaque redirect', () => opaque(), 'not-signed-in', /sign in/],
    ['401 with a challenge', () => new Response(null, challenge), 'not-signed-in', /sign in/],
    [
      '401 of an endpoint',
      () => new Response('unauthorized', { status: 401 }),
      'forbidden',
      /"admin" read \/api\/events/,
    ],
    ['419', () => new Response(null, { status: 419 }), 'not-signed-in', /sign in/],
    [
      'a page instead of data',
      () => answer(page, { 'content-type': 'text/html' }),
      'not-signed-in',
      /web page.*opencast\.uri/,
    ],
    ['a page that claims to be JSON', () => answer(`\n ${page}`), 'not-signed-in', /web page/],
    [
      '403',
      () => new Response(page, { status: 403 }),
      'forbidden',
      /"admin" read \/api\/events.*ROLE_API_EVENTS_VIEW/,
    ],
    [
      'a redirect elsewhere',
      () => new Response(null, elsewhere),
      'unexpected-answer',
      /redirect to https:\/\/other\.example\/\./,
    ],
    ['text', () => answer('OK'), 'unexpected-answer', /not JSON: OK/],
    ['half of an answer', () => answer('[{"identifier":"a"'), 'unexpected-answer', /not JSON/],
    ['nothing', () => answer(''), 'unexpected-answer', /not JSON/],
    ['406', () => new Response(null, { status: 406 }), 'unexpected-answer', /status 406/],
    [
      '500',
      () => new Response('index failure', { status: 500 }),
      'unexpected-answer',
      /status 500 index failure/,
    ],
    ['503', () => new Response(page, { status: 503 }), 'unreachable', /status 503/],
    [
      '400 with a text',
      () => new Response('Unknown filter criterion in request: x', { status: 400 }),
      'bad-filter',
      /criterion in request: x/,
    ],
    ['400 without a text', () => new Response(null, { status: 400 }), 'bad-filter', /does not say why/],
  ];
  for (const [what, response, code, message] of failures) {
    it(`calls ${what} ${code}`, async () => {
      const error = await failing(() => response());
      assert.equal(error.code, code);
      assert.match(error.message, message);
    });
  }

  it('calls a server that is not there unreachable, and says why', async () => {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const error = await failing(() => Promise.reject(new TypeError('fetch failed', { cause })));
    assert.equal(error.code, 'unreachable');
    assert.match(error.message, /https:\/\/oc\.example .*\(ECONNREFUSED\).*opencast\.uri/);
  });

  for (const uri of ['', 'oc.example', 'ftp://oc.example', 'https://', 'javascript:alert(1)']) {
    it(`does not take ${JSON.stringify(uri)} for an address`, () => {
      assert.throws(
        () => createAsk(options(() => answer('[]'), { uri })),
        isError('unreachable', /opencast\.uri/),
      );
    });
  }

  it('gives up on a server that does not answer, even if its fetch does not listen', async () => {
    const error = await failing(() => new Promise(() => {}), { timeoutMs: 5 });
    assert.equal(error.code, 'timeout');
    assert.match(error.message, /\/api\/events within 0\.005 seconds/);
  });

  it('gives up on an answer that never ends, and stops reading it', async () => {
    let isCancelled = false;
    const stuck = new ReadableStream({
      pull: () => new Promise(() => {}),
      cancel: () => void (isCancelled = true),
    });
    const error = await failing(() => new Response(stuck), { timeoutMs: 5 });
    assert.equal(error.code, 'timeout');
    assert.ok(isCancelled);
  });

  it('stops when it is told to, and does not begin when it was told before', async () => {
    const controller = new AbortController();
    const error = await failing(
      () => (controller.abort(new Error('enough')), new Promise(() => {})),
      {},
      controller.signal,
    );
    assert.equal(error.code, 'aborted');
    assert.equal((error.cause as Error).message, 'enough');
    let asked = 0;
    assert.equal((await failing(() => (asked++, answer('[]')), {}, controller.signal)).code, 'aborted');
    assert.equal(asked, 0);
  });

  it('reads no more than it may', async () => {
    let sent = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      pull: (stream) => (sent++, stream.enqueue(new Uint8Array(1_000))),
      cancel: () => void (isCancelled = true),
    });
    const error = await failing(() => new Response(endless), { maxBytes: 10_000 });
    assert.equal(error.code, 'too-large');
    assert.ok(isCancelled);
    assert.ok(sent < 20, `${sent} chunks`);
    assert.deepEqual(await asking(() => answer('[1]'), { maxBytes: 3 }), [1]);
  });

  it('reads characters that are cut between two chunks', async () => {
    const bytes = new TextEncoder().encode('"مقدمة 👩‍🔬"');
    const split = new ReadableStream({
      start(stream) {
        for (const byte of bytes) stream.enqueue(Uint8Array.of(byte));
        stream.close();
      },
    });
    assert.equal(await asking(() => new Response(split)), 'مقدمة 👩‍🔬');
  });

  it('never tells the password', async () => {
    for (const [, response] of failures) {
      const error = await failing(() => response());
      assert.ok(!`${error.message}${error.stack}`.includes(PASSWORD));
    }
  });
});

function options(fetch: Fetch, change: Partial<AskOptions> = {}): AskOptions {
  const plain = {
    uri: 'https://oc.example',
    as: account('admin', PASSWORD),
    timeoutMs: 10_000,
    maxBytes: 1e6,
  };
  return { ...plain, fetch, ...change };
}

function asking(fetch: Fetch, change: Partial<AskOptions> = {}, signal?: AbortSignal): Promise<unknown> {
  return createAsk(options(fetch, change))({
    path: '/api/events?filter=title:x',
    accept: 'application/v1.5.0+json',
    signal,
  });
}

async function failing(
  fetch: Fetch,
  change?: Partial<AskOptions>,
  signal?: AbortSignal,
): Promise<OpencastError> {
  try {
    await asking(fetch, change, signal);
  } catch (error) {
    assert.ok(error instanceof OpencastError, String(error));
    return error;
  }
  return assert.fail('it did not fail');
}

function isError(code: OpencastErrorCode, message: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof OpencastError && error.code === code && message.test(error.message);
}

function answer(
  body: string,
  headers: Record<string, string> = { 'content-type': 'application/v1.5.0+json' },
): Response {
  return new Response(body, { headers });
}

/** What a fetch gives that keeps redirects to itself, as browsers do. */
function opaque(): Response {
  return Object.defineProperties(new Response(null), {
    type: { value: 'opaqueredirect' },
    status: { value: 0 },
  });
}
