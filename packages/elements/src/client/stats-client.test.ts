import { expect } from '@open-wc/testing';
import { StatsFailure } from './failure.ts';
import { FakeService, json, lines } from './fake-service.fixture.ts';
import { StatsClient } from './stats-client.ts';

const SERVER = 'https://stats.example';

function clientOf(service: FakeService, token?: string): StatsClient {
  return new StatsClient(SERVER, token, { fetch: service.fetch, patience: 60_000, now: () => service.now });
}

async function failureOf(promise: Promise<unknown>): Promise<StatsFailure> {
  const reason: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  expect(reason).to.be.instanceOf(StatsFailure);
  return reason as StatsFailure;
}

describe('StatsClient: joining', () => {
  it('asks a lone question by a plain GET, which needs no preflight', async () => {
    const service = new FakeService(() => json({ n: 1 }));
    expect(await clientOf(service).ask('/api/v1/a')).to.deep.equal({ n: 1 });
    const [request] = service.requests;
    expect(request).to.deep.include({ method: 'GET', url: `${SERVER}/api/v1/a`, body: null });
    expect(request!.headers).to.deep.equal({});
  });

  it('joins all questions of one task, however late in its microtasks they come', async () => {
    const service = new FakeService(({ questions }) =>
      lines(questions.map(({ id, path }) => ok(id, { path }))),
    );
    const client = clientOf(service);
    const first = client.ask('/api/v1/a');
    await Promise.resolve();
    await Promise.resolve();
    const second = client.ask('/api/v1/b');
    expect(await Promise.all([first, second])).to.deep.equal([{ path: '/api/v1/a' }, { path: '/api/v1/b' }]);
    expect(service.requests).to.have.length(1);
    const [request] = service.requests;
    expect(request).to.deep.include({ method: 'POST', url: `${SERVER}/api/v1/batch` });
    expect(request!.headers).to.deep.equal({ 'content-type': 'text/plain;charset=UTF-8' });
  });

  it('sends a token in the body, never in an address', async () => {
    const service = new FakeService(({ questions }) => lines(questions.map(({ id }) => ok(id, {}))));
    await clientOf(service, 'secret').ask('/api/v1/a');
    const [request] = service.requests;
    expect(request!.url).to.equal(`${SERVER}/api/v1/batch`);
    expect(JSON.parse(request!.body!)).to.deep.equal({
      token: 'secret',
      questions: [{ id: '0', path: '/api/v1/a' }],
    });
  });

  it('shares equal questions, under way and just answered', async () => {
    const service = new FakeService(() => json({ n: 1 }));
    const client = clientOf(service);
    const [first, second] = await Promise.all([client.ask('/api/v1/a'), client.ask('/api/v1/a')]);
    expect(first).to.equal(second);
    expect(await client.ask('/api/v1/a')).to.equal(first);
    expect(service.requests).to.have.length(1);
    service.now += 61_000;
    await client.ask('/api/v1/a');
    expect(service.requests).to.have.length(2);
  });

  it('splits what is more than one batch may hold', async () => {
    const service = new FakeService(({ questions }) => lines(questions.map(({ id }) => ok(id, { id }))));
    const client = clientOf(service);
    const answers = await Promise.all(
      Array.from({ length: 230 }, (_, index) => client.ask(`/api/v1/${index}`)),
    );
    expect(answers).to.have.length(230);
    expect(service.requests.map(({ questions }) => questions.length)).to.deep.equal([100, 100, 30]);
  });
});

describe('StatsClient: streams', () => {
  it('hands out each answer as its line arrives, in whatever order and pieces', async () => {
    const stream = new TransformStream<Uint8Array, Uint8Array>();
    const writer = stream.writable.getWriter();
    const write = (text: string): Promise<void> => writer.write(new TextEncoder().encode(text));
    const service = new FakeService(() => new Response(stream.readable));
    const client = clientOf(service);
    const order: string[] = [];
    const a = client.ask('/api/v1/a').then(() => order.push('a'));
    const b = client.ask('/api/v1/b').then(() => order.push('b'));
    await service.asked;
    void write('{"id":"1","status":200,"bo');
    void write('dy":{"text":"Ä"}}\n{"id":"0",');
    await b;
    expect(order).to.deep.equal(['b']);
    void write('"status":200,"body":{}}');
    void writer.close();
    await a;
    expect(order).to.deep.equal(['b', 'a']);
  });

  it('puts a character together that was cut in two', async () => {
    const bytes = new TextEncoder().encode(`${ok('0', { text: 'Ö' })}\n${ok('1', {})}\n`);
    const cut = bytes.indexOf(0xc3) + 1;
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes.slice(0, cut));
        controller.enqueue(bytes.slice(cut));
        controller.close();
      },
    });
    const client = clientOf(new FakeService(() => new Response(body)));
    const [answer] = await Promise.all([client.ask('/api/v1/a'), client.ask('/api/v1/b')]);
    expect(answer).to.deep.equal({ text: 'Ö' });
  });

  it('lets one failing question harm no other', async () => {
    const problem = { type: 'x', title: 'No such episode.', status: 404, code: 'unknown-episode' };
    const service = new FakeService(() => lines([line('1', 404, problem), 'garbage', '', ok('0', { n: 1 })]));
    const client = clientOf(service);
    const [good, bad] = await Promise.all([client.ask('/api/v1/a'), failureOf(client.ask('/api/v1/b'))]);
    expect(good).to.deep.equal({ n: 1 });
    expect(bad).to.include({ code: 'unknown-episode', message: 'No such episode.' });
  });

  it('names what a truncated answer leaves open', async () => {
    const service = new FakeService(() => lines([ok('0', { n: 1 }), '{"id":"1","status":200,"bo']));
    const client = clientOf(service);
    const [good, bad] = await Promise.all([client.ask('/api/v1/a'), failureOf(client.ask('/api/v1/b'))]);
    expect(good).to.deep.equal({ n: 1 });
    expect(bad.code).to.equal('not-oc-stats');
  });

  it('calls a connection that breaks in between unreachable', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(`${ok('0', {})}\n`));
      },
      pull: () => Promise.reject(new TypeError('network error')),
    });
    const client = clientOf(new FakeService(() => new Response(body)));
    const [, bad] = await Promise.all([client.ask('/api/v1/a'), failureOf(client.ask('/api/v1/b'))]);
    expect(bad.code).to.equal('unreachable');
  });
});

describe('StatsClient: giving up', () => {
  it('aborts the request when the last asker has gone, not before', async () => {
    const service = new FakeService(() => new Promise<Response>(() => {}));
    const client = clientOf(service);
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [client.ask('/api/v1/a', one.signal), client.ask('/api/v1/b', other.signal)].map((ask) =>
      ask.catch((error: unknown) => (error as Error).name),
    );
    await service.asked;
    one.abort();
    expect(service.requests[0]!.signal.aborted).to.equal(false);
    other.abort();
    expect(service.requests[0]!.signal.aborted).to.equal(true);
    expect(await Promise.all(asked)).to.deep.equal(['AbortError', 'AbortError']);
  });

  it('keeps a shared question for who still waits', async () => {
    let answer: (response: Response) => void = () => {};
    const service = new FakeService(() => new Promise<Response>((resolve) => (answer = resolve)));
    const client = clientOf(service);
    const controller = new AbortController();
    const gone = client.ask('/api/v1/a', controller.signal).catch(() => 'gone');
    const stays = client.ask('/api/v1/a');
    await service.asked;
    controller.abort();
    answer(json({ n: 1 }));
    expect(await gone).to.equal('gone');
    expect(await stays).to.deep.equal({ n: 1 });
  });

  it('does not even ask what nobody waits for any more', async () => {
    const service = new FakeService(() => json({}));
    const client = clientOf(service);
    const controller = new AbortController();
    const gone = client.ask('/api/v1/a', controller.signal).catch(() => 'gone');
    controller.abort();
    await gone;
    await client.ask('/api/v1/b');
    expect(service.requests.map(({ url }) => url)).to.deep.equal([`${SERVER}/api/v1/b`]);
  });

  it('asks anew after giving up', async () => {
    const service = new FakeService(({ url }) => (url.endsWith('a') ? json({ n: 1 }) : json({})));
    const client = clientOf(service);
    const controller = new AbortController();
    const gone = client.ask('/api/v1/a', controller.signal).catch(() => 'gone');
    await service.asked;
    controller.abort();
    expect(await client.ask('/api/v1/a')).to.deep.equal({ n: 1 });
    expect(await gone).to.equal('gone');
  });

  it('gives up a service that says nothing', async () => {
    const service = new FakeService(() => new Promise<Response>(() => {}));
    const client = new StatsClient(SERVER, undefined, { fetch: service.fetch, patience: 1 });
    expect((await failureOf(client.ask('/api/v1/a'))).code).to.equal('timeout');
  });
});

describe('StatsClient: what is not an answer', () => {
  const cases: readonly [string, () => Response | Promise<Response>, string][] = [
    ['no connection', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
    ['a page', () => new Response('<!doctype html><title>Login</title>'), 'not-oc-stats'],
    ['JSON of a kind of its own', () => json([1, 2]), 'not-oc-stats'],
    ['null', () => json(null), 'not-oc-stats'],
    ['half an answer', () => new Response('{"n":'), 'not-oc-stats'],
    ['nothing', () => new Response(''), 'not-oc-stats'],
    ['an error page of a proxy', () => new Response('Bad gateway', { status: 502 }), 'not-oc-stats'],
    ['a problem', () => json({ type: 'x', title: 'T', status: 503, code: 'starting' }, 503), 'starting'],
  ];
  for (const [what, respond, code] of cases) {
    it(`calls ${what} ${code}, asked alone and together`, async () => {
      const alone = clientOf(new FakeService(respond));
      expect((await failureOf(alone.ask('/api/v1/a'))).code).to.equal(code);
      const together = clientOf(new FakeService(respond));
      const failures = await Promise.all(
        ['a', 'b'].map((name) => failureOf(together.ask(`/api/v1/${name}`))),
      );
      expect(failures.map((failure) => failure.code)).to.deep.equal([code, code]);
    });
  }

  it('forgets failures: the next asker asks', async () => {
    let down = true;
    const service = new FakeService(() => (down ? Promise.reject(new TypeError()) : json({ n: 1 })));
    const client = clientOf(service);
    await failureOf(client.ask('/api/v1/a'));
    down = false;
    expect(await client.ask('/api/v1/a')).to.deep.equal({ n: 1 });
  });
});

function line(id: string, status: number, body: object): string {
  return JSON.stringify({ id, status, body });
}

function ok(id: string, body: object): string {
  return line(id, 200, body);
}
