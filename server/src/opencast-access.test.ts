import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test, type TestContext } from 'node:test';
import { BATCH_PATH, type BatchLine, type Problem } from '@oc-stats/contract';
import { sessionsOf } from '@oc-stats/opencast/fake';
import { besideOpencast, university, type Beside } from './beside-opencast.fixture.ts';

const people = sessionsOf(university);
const { admin, expired, instructor, learner, series } = people;
const taught = university.episodes.find(({ seriesId }) => seriesId === series.id);
const otherSeries = university.series.find(({ id, kind }) => id !== series.id && kind === 'lecture');
const otherEpisode = university.episodes.find(({ seriesId }) => seriesId === otherSeries?.id);

interface Who {
  readonly cookie?: string;
}
const NOBODY: Who = {};

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** The organisation, and what is and is not of the course. */
const ABOUT = {
  organization: { own: null, others: 'me' },
  series: { own: series.id, others: otherSeries?.id ?? '' },
  episode: { own: taught?.id ?? '', others: otherEpisode?.id ?? '' },
} as const;

type Documented = Record<
  string,
  Record<string, { parameters?: { name: string; schema: { enum?: (keyof typeof ABOUT)[] } }[] }>
>;

describe('oc-stats below a path of Opencast', () => {
  const closing: (() => unknown)[] = [];
  let place: Beside;
  let paths: Documented;

  before(async () => {
    place = await besideOpencast(
      { after: (close) => void closing.push(close as () => unknown) },
      { config: { access: { mode: 'opencast' } } },
    );
    const document = await fetch(`${place.host}/stats/openapi.json`);
    ({ paths } = (await document.json()) as { paths: Documented });
  });
  after(async () => {
    for (const close of closing.reverse()) await close();
  });

  /** As a page of the host asks. */
  async function ask(path: string, { cookie }: Who, init: RequestInit = {}): Promise<Answer> {
    const isPost = init.method === 'POST';
    const headers = {
      ...(isPost ? { origin: place.host } : { 'sec-fetch-site': 'same-origin' }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(init.headers as Record<string, string> | undefined),
    };
    const response = await fetch(`${place.host}/stats${path}`, { ...init, headers });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  const codeOf = ({ text }: Answer) => (JSON.parse(text) as Problem).code;

  /** Every question that is documented, about what is given. */
  function questions(which: 'own' | 'others' | 'unknown') {
    return Object.entries(paths).flatMap(([path, methods]) => {
      if (!methods['get'] || !path.startsWith('/api/') || !path.includes('{id}')) return [];
      const single = /\/(series|episodes)\/\{id\}/.exec(path)?.[1] === 'series' ? 'series' : 'episode';
      const types = methods['get'].parameters?.find(({ name }) => name === 'type')?.schema.enum ?? [single];
      return types.flatMap((type) => {
        const id = which === 'unknown' ? 'nobody' : ABOUT[type][which];
        if (id === null) return [];
        const filled = path.replace('{type}', type).replace('{id}', encodeURIComponent(id));
        const isOwnParts = type === 'episode' && /\/totals/.test(path);
        return [{ type, path: isOwnParts ? `${filled}?by=episode` : filled }];
      });
    });
  }

  test('whoever may write sees every answer about it, and of the rest none', async () => {
    assert.ok(questions('others').length >= 45, String(questions('others').length));
    for (const { path } of [...questions('own'), ...questions('others')]) {
      const { status, text } = await ask(path, admin);
      assert.equal(status, 200, `${path} ${text.slice(0, 200)}`);
    }
    for (const { path } of questions('own')) assert.equal((await ask(path, instructor)).status, 200, path);
  });

  test('who may only watch, who teaches elsewhere, and who asks for nothing that exists get one answer', async () => {
    const known = new Map<string, string>();
    const cases = [
      ...questions('others').map((one) => ({ ...one, who: instructor })),
      ...questions('own').map((one) => ({ ...one, who: learner })),
      ...questions('unknown').map((one) => ({ ...one, who: learner })),
      ...questions('unknown').map((one) => ({ ...one, who: admin })),
    ];
    for (const { path, type, who } of cases) {
      const { headers, status, text } = await ask(path, who);
      assert.equal(status, 404, path);
      const names = [...headers.keys()].filter((name) => name !== 'x-request-id').sort();
      const said = JSON.stringify([text, names, headers.get('cache-control'), headers.get('etag')]);
      assert.equal(known.get(type) ?? said, said, path);
      known.set(type, said);
    }
  });

  test('who is not signed in is told so, whatever is asked', async () => {
    const all = (['own', 'others', 'unknown'] as const).flatMap((which) => questions(which));
    const lists = ['/api/v1/organization', '/api/v1/series', '/api/v1/episodes', '/api/v1/metrics'];
    for (const path of [...all.map((one) => one.path), ...lists])
      for (const who of [NOBODY, expired, { cookie: 'JSESSIONID=made-up' }]) {
        const answer = await ask(path, who);
        assert.equal(answer.status, 401, path);
        assert.equal(codeOf(answer), 'not-signed-in', path);
        assert.equal(answer.headers.get('cache-control'), 'no-store');
      }
  });

  test('lists hold what may be written, batches answer like each question alone', async () => {
    const ids = async (path: string, who: Who) => {
      const { status, text } = await ask(path, who);
      assert.equal(status, 200, text);
      return (JSON.parse(text) as { items: { id: string }[] }).items.map(({ id }) => id);
    };
    assert.deepEqual(await ids('/api/v1/series', instructor), [series.id]);
    assert.deepEqual(await ids('/api/v1/series', learner), []);
    assert.deepEqual(await ids('/api/v1/episodes', learner), []);
    assert.equal((await ids('/api/v1/series?limit=500', admin)).length, university.series.length);
    const own = await ids('/api/v1/episodes?limit=500', instructor);
    assert.ok(own.includes(taught?.id ?? ''));
    assert.ok(!own.includes(otherEpisode?.id ?? ''));

    const asked = [...questions('own'), ...questions('others')].filter(
      ({ path }) => !/\.(csv|xlsx|svg|png)/.test(path),
    );
    const body = JSON.stringify({ questions: asked.map(({ path }, at) => ({ id: String(at), path })) });
    for (const who of [instructor, learner]) {
      const batch = await ask(BATCH_PATH, who, { method: 'POST', body });
      assert.equal(batch.status, 200, batch.text);
      for (const line of batch.text.trimEnd().split('\n')) {
        const { body: said, id, status } = JSON.parse(line) as BatchLine;
        const alone = await ask(asked[Number(id)]?.path ?? '', who);
        assert.deepEqual([status, said], [alone.status, JSON.parse(alone.text)], asked[Number(id)]?.path);
      }
    }
    assert.equal((await ask(BATCH_PATH, NOBODY, { method: 'POST', body })).status, 401);
    const foreign = await ask(BATCH_PATH, admin, {
      method: 'POST',
      body,
      headers: { origin: 'https://evil.example' },
    });
    assert.equal(foreign.status, 401);
  });

  test('nobody makes tokens by a session', async () => {
    for (const who of [admin, instructor])
      for (const init of [{ method: 'POST', body: '{"scope":["organization"]}' }, { method: 'DELETE' }]) {
        const path = init.method === 'POST' ? '/api/v1/tokens' : '/api/v1/tokens/x';
        const answer = await ask(path, who, { ...init, headers: { origin: place.host } });
        assert.deepEqual([answer.status, codeOf(answer)], [403, 'token-may-not-mint']);
      }
  });

  test('what somebody kept of an answer is confirmed to nobody else', async () => {
    const path = `/api/v1/stats/series/${encodeURIComponent(series.id)}/timeline`;
    const first = await ask(path, instructor);
    const etag = first.headers.get('etag') ?? '';
    assert.equal(first.headers.get('cache-control'), 'private, no-cache');
    assert.match(first.headers.get('vary') ?? '', /Authorization, Cookie/);
    for (const known of [etag, etag.replace(/^W\//, ''), '*', `"x", ${etag}`]) {
      const headers = { 'if-none-match': known };
      assert.equal((await ask(path, instructor, { headers })).status, 304);
      assert.equal((await ask(path, learner, { headers })).status, 404);
      assert.equal((await ask(path, NOBODY, { headers })).status, 401);
    }
  });

  test('another method is no way around it', async () => {
    const path = `/api/v1/stats/series/${encodeURIComponent(series.id)}/timeline`;
    const head = async (who: Who) => ask(path, who, { method: 'HEAD' });
    assert.deepEqual([(await head(instructor)).status, (await head(learner)).status], [200, 404]);
    assert.deepEqual([(await head(NOBODY)).status, (await head(NOBODY)).text], [401, '']);
    const options = await ask(path, NOBODY, { method: 'OPTIONS' });
    assert.deepEqual([options.status, options.text], [204, '']);
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      const overridden = await ask(path, learner, { headers: { [name]: 'OPTIONS' } });
      assert.equal(overridden.status, 404, name);
    }
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST'])
      assert.equal(
        (await ask(path, NOBODY, { method, headers: { origin: place.host } })).status,
        401,
        method,
      );
  });

  test('a path that is written otherwise is the same path, or none', async () => {
    const id = encodeURIComponent(otherSeries?.id ?? '');
    const own = encodeURIComponent(series.id);
    for (const path of [
      `/api/v1/stats/series/${own}%2F..%2F${id}/timeline`,
      `/api/v1/stats/series/${own}/../${id}/timeline`,
      `/api/v1/stats/series/${own}/timeline/../../${id}/timeline`,
      `/api/v1/stats/series/${own};${id}/timeline`,
      `/api/v1/stats/series/${id.toUpperCase()}/timeline`,
      `/api/v1/stats/series/%25${id}/timeline`,
      `/api/v1/stats/series/${id}%00/timeline`,
      `/api/v1/stats/Series/${id}/timeline`,
      `/api/v1//stats/series/${id}/timeline`,
      `/API/v1/stats/series/${id}/timeline`,
      `/api/v1/%73tats/series/${id}/timeline`,
    ]) {
      const { status } = await ask(path, instructor);
      assert.ok(status === 404 || status === 400, `${path} ${status}`);
    }
  });

  test('of two proofs in one request the first counts, and neither adds to the other', async () => {
    const path = `/api/v1/stats/series/${encodeURIComponent(series.id)}/timeline`;
    const raw = (headers: Record<string, string | string[]>) =>
      new Promise<number>((resolve, reject) => {
        const sent = request(`${place.host}/stats${path}`, { headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        sent.on('error', reject).end();
      });
    const site = { 'sec-fetch-site': 'same-origin' };
    assert.equal(await raw({ ...site, cookie: instructor.cookie }), 200);
    // A token decides, also one that is none.
    assert.equal(await raw({ ...site, cookie: instructor.cookie, authorization: 'Bearer x' }), 401);
    assert.equal(await raw({ ...site, cookie: admin.cookie, authorization: ['Bearer x', 'Bearer y'] }), 401);
    assert.equal(await raw({ ...site, cookie: [learner.cookie, instructor.cookie] }), 404);
    assert.equal(await raw({ ...site, cookie: `${learner.cookie}; ${admin.cookie}` }), 404);
  });

  test('the frame is the same for everybody and tells nothing; what it asks is looked at', async () => {
    const frame = `/embed/oc-series-stats/${encodeURIComponent(series.id)}`;
    const pages = await Promise.all([admin, learner, NOBODY].map((who) => ask(frame, who)));
    assert.deepEqual(new Set(pages.map(({ status }) => status)), new Set([200]));
    assert.equal(new Set(pages.map(({ text }) => text)).size, 1);
    assert.ok(!pages[0]?.text.includes(series.title));
    assert.match(pages[0]?.headers.get('content-security-policy') ?? '', /frame-ancestors 'self'$/);
    const oembed = `/oembed?url=${encodeURIComponent(`${place.host}/stats/series/${series.id}`)}`;
    assert.equal(codeOf(await ask(oembed, admin)), 'not-signed-in');
  });
});

test('who signs out is out after half a minute, and while Opencast is away nobody is let in', async (context: TestContext) => {
  const place = await besideOpencast(context, { config: { access: { mode: 'opencast' } } });
  const path = `/api/v1/stats/series/${encodeURIComponent(series.id)}/timeline`;
  const ask = async (cookie: string) => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const response = await fetch(`${place.host}/stats${path}`, { headers });
    return {
      status: response.status,
      problem: (await response.json()) as Problem,
      headers: response.headers,
    };
  };
  assert.equal((await ask(instructor.cookie)).status, 200);
  const port = Number(new URL(place.opencast.uri).port);
  await place.opencast.close();
  assert.equal((await ask(instructor.cookie)).status, 200, 'what was known a moment ago');
  place.wait(31_000);
  for (const { cookie } of [instructor, learner, admin, { cookie: 'JSESSIONID=made-up' }]) {
    const { headers, problem, status } = await ask(cookie);
    assert.deepEqual([status, problem.code], [503, 'catalog-unavailable']);
    assert.equal(problem.title, 'Opencast does not answer. Try again in a moment.');
    assert.ok(Number(headers.get('retry-after')) > 0);
    assert.ok(!JSON.stringify(problem).includes(String(port)), 'nothing of where Opencast is');
  }
  const frame = await fetch(`${place.host}/stats/embed/oc-series-stats/x`);
  assert.equal(frame.status, 200, 'the element in it says what is wrong');
  await frame.text();
});
